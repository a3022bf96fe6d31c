package dev.onramp.democonfig.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Licences and modules, for clients. All methods join the running transaction. */
@ApplicationScoped
public class Licenses {

    private final LicenseRepository licenses;
    private final CatalogueLists lists;
    private final CatalogueRows rows;

    Licenses(LicenseRepository licenses, CatalogueLists lists, CatalogueRows rows) {
        this.licenses = licenses;
        this.lists = lists;
        this.rows = rows;
    }

    /** What the licence gives at the moment. */
    public Uni<License> find(LicenseType type) {
        return licenses.findById(type.name())
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("There is no licence " + type))
                .chain(found -> lists.modules().map(modules -> license(type, found, modules.keySet())));
    }

    /** What each licence gives at the moment. */
    public Uni<Map<LicenseType, License>> all() {
        return licenses.find(
                        "id in ?1",
                        Arrays.stream(LicenseType.values()).map(Enum::name).toList())
                .list()
                .chain(found -> lists.modules().map(modules -> {
                    var all = new EnumMap<LicenseType, License>(LicenseType.class);
                    found.forEach(row -> {
                        var type = LicenseType.valueOf(row.id);
                        all.put(type, license(type, row, modules.keySet()));
                    });
                    return all;
                }));
    }

    /** As {@link #find}; nobody changes the licence or deletes one of these modules until the transaction ends. */
    public Uni<License> hold(LicenseType type, Collection<String> modules) {
        return rows.hold(CatalogueRows.Table.license_types, List.of(type.name()))
                .chain(() -> rows.hold(CatalogueRows.Table.modules, modules))
                .chain(() -> find(type));
    }

    /** The names of all modules by code. */
    public Uni<Map<String, String>> moduleNames() {
        return lists.modules();
    }

    /** Nobody deletes one of these KPIs and object models, where they exist, until the transaction ends. */
    public Uni<Void> holdReferences(Collection<String> kpis, Collection<String> objects) {
        return rows.hold(CatalogueRows.Table.object_models, objects)
                .chain(() -> rows.hold(CatalogueRows.Table.kpis, kpis))
                .replaceWithVoid();
    }

    private static License license(LicenseType type, LicenseEntity found, Set<String> modules) {
        var included =
                Arrays.stream(found.includedModules).filter(modules::contains).toList();
        var more = found.allowsAll ? modules.stream() : Arrays.stream(found.allowedModules);
        var allowed = Stream.concat(included.stream(), more)
                .filter(modules::contains)
                .distinct()
                .collect(Collectors.toUnmodifiableList());
        return new License(
                type,
                included,
                allowed,
                found.maxUsers,
                found.maxCustomKpis,
                found.maxDataSources,
                found.preferences.deepCopy());
    }
}
