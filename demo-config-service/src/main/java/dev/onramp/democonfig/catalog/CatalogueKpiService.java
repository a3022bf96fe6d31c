package dev.onramp.democonfig.catalog;

import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of the KPIs of the catalogue. */
@Singleton
class CatalogueKpiService extends EntryService<KpiEntity, CatalogueKpiRequest, CatalogueKpiResponse> {

    private final CatalogueLists lists;
    private final CatalogueUsage usage;

    CatalogueKpiService(KpiRepository rows, EntryParts parts, CatalogueLists lists, CatalogueUsage usage) {
        super(rows, parts, new Kind<>("KPI", "code", CatalogueRows.Table.kpis, CatalogueKpiRequest.class));
        this.lists = lists;
        this.usage = usage;
    }

    @Override
    KpiEntity make() {
        return new KpiEntity();
    }

    @Override
    void fill(KpiEntity entry, CatalogueKpiRequest request) {
        entry.unit = request.unit();
        entry.requiredObjects = Codes.canonical(request.requiredObjects()).toArray(String[]::new);
    }

    @Override
    CatalogueKpiRequest asRequest(KpiEntity entry) {
        return new CatalogueKpiRequest(
                entry.id, entry.name, entry.unit, entry.description, List.of(entry.requiredObjects));
    }

    @Override
    Uni<Void> check(@Nullable KpiEntity present, CatalogueKpiRequest request) {
        var codes = Codes.canonical(request.requiredObjects());
        return parts.locks
                .hold(CatalogueRows.Table.object_models, codes)
                .invoke(known -> {
                    var unknown = unknown("required_objects", codes, known, "must be the code of an object model");
                    if (!unknown.isEmpty()) {
                        throw Problems.unprocessable(
                                "unknown-object-model", "There is no such object model; see violations.", unknown);
                    }
                })
                .replaceWithVoid();
    }

    @Override
    Uni<Void> requireUnused(String code) {
        var uses = new Uses();
        return lists.modulesOfKpi(code)
                .invoke(modules -> uses.add("module", modules))
                .chain(() -> usage.ofKpi(code))
                .invoke(clients -> uses.add(clients)
                        .requireNone("kpi-in-use", "Modules or clients have this KPI; see usages and total."))
                .replaceWithVoid();
    }

    @Override
    Uni<List<CatalogueKpiResponse>> show(List<KpiEntity> entries) {
        return Uni.createFrom()
                .item(entries.stream().map(CatalogueKpiResponse::of).toList());
    }
}
