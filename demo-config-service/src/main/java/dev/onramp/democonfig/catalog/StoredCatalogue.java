package dev.onramp.democonfig.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The catalogue in the database. */
@ApplicationScoped
class StoredCatalogue implements Catalogue {

    private final CatalogueLists lists;
    private final ObjectModelRepository objects;

    StoredCatalogue(CatalogueLists lists, ObjectModelRepository objects) {
        this.lists = lists;
        this.objects = objects;
    }

    @Override
    public Uni<Map<String, CatalogueKpi>> kpis(Collection<String> codes) {
        var canonical = canonical(codes);
        return lists.kpis(canonical)
                .chain(found -> lists.valueChains(found.keySet()).map(chains -> views(canonical, found, chains)));
    }

    @Override
    public Uni<Map<String, String>> objects(Collection<String> codes) {
        return objectNames(codes).map(known -> asAskedFor(codes, known.keySet()));
    }

    @Override
    public Uni<Map<String, String>> valueChains(Collection<String> codes) {
        return lists.knownValueChains(canonical(codes)).map(known -> asAskedFor(codes, Set.copyOf(known)));
    }

    @Override
    public Uni<Map<String, String>> objectNames(Collection<String> codes) {
        var canonical = canonical(codes);
        if (canonical.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return objects.find("id in ?1", canonical)
                .range(0, canonical.size())
                .list()
                .map(found -> {
                    var names = new LinkedHashMap<String, String>();
                    found.forEach(object -> names.put(object.id, object.name));
                    return names;
                });
    }

    private static Map<String, String> asAskedFor(Collection<String> codes, Set<String> known) {
        var result = new LinkedHashMap<String, String>();
        codes.forEach(
                code -> Codes.canonical(code).filter(known::contains).ifPresent(found -> result.put(code, found)));
        return result;
    }

    private static Map<String, CatalogueKpi> views(
            Set<String> codes, Map<String, KpiEntity> found, List<Object[]> chains) {
        var chainsOf = new LinkedHashMap<String, Set<String>>();
        chains.forEach(pair -> chainsOf.computeIfAbsent((String) pair[0], code -> new LinkedHashSet<>())
                .add((String) pair[1]));
        var result = new LinkedHashMap<String, CatalogueKpi>();
        for (var code : codes) {
            var kpi = found.get(code);
            if (kpi != null) {
                result.put(
                        code,
                        new CatalogueKpi(
                                code,
                                kpi.name,
                                kpi.unit,
                                List.of(kpi.requiredObjects),
                                new ArrayList<>(chainsOf.getOrDefault(code, Set.of()))));
            }
        }
        return result;
    }

    private static Set<String> canonical(Collection<String> codes) {
        var result = new LinkedHashSet<String>();
        codes.forEach(code -> Codes.canonical(code).ifPresent(result::add));
        return result;
    }
}
