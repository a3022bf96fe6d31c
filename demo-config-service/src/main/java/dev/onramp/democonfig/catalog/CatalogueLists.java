package dev.onramp.democonfig.catalog;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads several entries at once. All methods join the running transaction. */
@ApplicationScoped
class CatalogueLists {

    private static final String MODULES = "select code, name from modules order by code limit 2000";
    private static final String MODULES_OF_KPI =
            "select code from modules where cast(:code as text) = any (kpi_codes) order by code limit 2000";
    private static final String KPIS_OF_OBJECT =
            "select code from kpis where cast(:code as text) = any (required_objects) order by code limit 2000";
    private static final String LICENSES_OF_MODULE = "select code from license_types"
            + " where cast(:code as text) = any (included_modules || allowed_modules) order by code limit 2000";
    private static final String CHAINS_OF_KPIS = "select k, value_chain from (select unnest(kpi_codes) k, value_chain,"
            + " created_at, code from modules) m where k = any (string_to_array(:codes, ','))"
            + " order by created_at desc, code limit 10000";

    private static final String CHAINS =
            "select distinct value_chain from modules" + " where value_chain = any (string_to_array(:codes, ','))";

    private final KpiRepository kpis;

    CatalogueLists(KpiRepository kpis) {
        this.kpis = kpis;
    }

    /** The names of all modules by code, in order of their codes. */
    Uni<Map<String, String>> modules() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(MODULES, Object[].class).getResultList())
                .map(found -> {
                    var names = new LinkedHashMap<String, String>();
                    found.forEach(row -> names.put((String) row[0], (String) row[1]));
                    return names;
                });
    }

    /** Those of the KPIs that exist, by code. */
    Uni<Map<String, KpiEntity>> kpis(Collection<String> codes) {
        return codes.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : kpis.find("id in ?1", codes)
                        .range(0, codes.size())
                        .list()
                        .map(found -> found.stream().collect(Collectors.toMap(kpi -> kpi.id, Function.identity())));
    }

    Uni<List<String>> modulesOfKpi(String code) {
        return codes(MODULES_OF_KPI, code);
    }

    Uni<List<String>> kpisOfObject(String code) {
        return codes(KPIS_OF_OBJECT, code);
    }

    Uni<List<String>> licensesOfModule(String code) {
        return codes(LICENSES_OF_MODULE, code);
    }

    /** Pairs of a KPI and the value chain of a module that has it, modules in the order of their list. */
    Uni<List<Object[]>> valueChains(Collection<String> kpiCodes) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHAINS_OF_KPIS, Object[].class)
                        .setParameter("codes", String.join(",", kpiCodes))
                        .getResultList());
    }

    /** Those of the value chains that a module is of. */
    Uni<List<String>> knownValueChains(Collection<String> codes) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHAINS, String.class)
                        .setParameter("codes", String.join(",", codes))
                        .getResultList());
    }

    private static Uni<List<String>> codes(String sql, String code) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, String.class)
                        .setParameter("code", code)
                        .getResultList());
    }
}
