package dev.onramp.democonfig.catalog;

import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules of modules. */
@Singleton
class ModuleService extends EntryService<ModuleEntity, ModuleRequest, ModuleResponse> {

    private final CatalogueLists lists;
    private final CatalogueUsage usage;

    ModuleService(ModuleRepository rows, EntryParts parts, CatalogueLists lists, CatalogueUsage usage) {
        super(rows, parts, new Kind<>("module", "code", CatalogueRows.Table.modules, ModuleRequest.class));
        this.lists = lists;
        this.usage = usage;
    }

    @Override
    ModuleEntity make() {
        return new ModuleEntity();
    }

    @Override
    void fill(ModuleEntity entry, ModuleRequest request) {
        entry.valueChain = Codes.canonical(List.of(request.valueChain())).get(0);
        entry.industries = Codes.canonical(request.industries()).toArray(String[]::new);
        entry.kpiCodes = Codes.canonical(request.kpiCodes()).toArray(String[]::new);
    }

    @Override
    ModuleRequest asRequest(ModuleEntity entry) {
        return new ModuleRequest(
                entry.id,
                entry.name,
                entry.valueChain,
                entry.description,
                List.of(entry.industries),
                List.of(entry.kpiCodes));
    }

    @Override
    Uni<Void> check(@Nullable ModuleEntity present, ModuleRequest request) {
        var codes = Codes.canonical(request.kpiCodes());
        return parts.locks
                .hold(CatalogueRows.Table.kpis, codes)
                .invoke(known -> {
                    var unknown = unknown("kpi_codes", codes, known, "must be the code of a KPI of the catalogue");
                    if (!unknown.isEmpty()) {
                        throw Problems.unprocessable(
                                "unknown-kpi", "There is no such KPI in the catalogue; see violations.", unknown);
                    }
                })
                .replaceWithVoid();
    }

    @Override
    Uni<Void> requireUnused(String code) {
        var uses = new Uses();
        return lists.licensesOfModule(code)
                .invoke(licenses -> uses.add("license", licenses))
                .chain(() -> usage.ofModule(code))
                .invoke(clients -> uses.add(clients)
                        .requireNone("module-in-use", "Licenses or clients name this module; see usages and total."))
                .replaceWithVoid();
    }

    @Override
    Uni<List<ModuleResponse>> show(List<ModuleEntity> entries) {
        var codes = entries.stream()
                .flatMap(module -> Arrays.stream(module.kpiCodes))
                .collect(Collectors.toSet());
        return lists.kpis(codes)
                .map(kpis -> entries.stream()
                        .map(module -> ModuleResponse.of(module, kpis))
                        .toList());
    }
}
