package dev.onramp.democonfig.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.catalog.Catalogue;
import dev.onramp.democonfig.catalog.Codes;
import dev.onramp.democonfig.catalog.Licenses;
import dev.onramp.democonfig.client.ClientRule;
import dev.onramp.democonfig.client.ClientView;
import dev.onramp.democonfig.client.Clients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of custom KPIs where they are written as a part of their client. What was there before and does not change is
 * left alone, unless what it is made from goes. Objects without a {@code code} are no KPIs of this service.
 */
@ApplicationScoped
class KpiRule implements ClientRule {

    private static final String FIELD = "custom_kpis";
    private static final int MAX_VIOLATIONS = 100;

    private final Clients clients;
    private final Catalogue catalogue;
    private final Licenses licenses;
    private final KpiForms forms;
    private final RequestFormulas formulas;
    private final Worker worker;

    KpiRule(
            Clients clients,
            Catalogue catalogue,
            Licenses licenses,
            KpiForms forms,
            RequestFormulas formulas,
            Worker worker) {
        this.clients = clients;
        this.catalogue = catalogue;
        this.licenses = licenses;
        this.forms = forms;
        this.formulas = formulas;
        this.worker = worker;
    }

    @Override
    public void normalize(@Nullable ClientView before, ObjectNode document, Set<String> named) {
        if (named.contains(FIELD) && document.get(FIELD) instanceof ArrayNode elements) {
            var old = new HashSet<JsonNode>(before == null ? List.of() : before.customKpis());
            var result = elements.arrayNode();
            elements.forEach(element -> result.add(
                    element instanceof ObjectNode kpi && kpi.has("code") && !old.contains(kpi)
                            ? KpiDocument.canonical(kpi)
                            : element));
            document.set(FIELD, result);
        }
    }

    @Override
    public Uni<List<Violation>> check(ClientView after, Set<String> named) {
        if (!named.contains(FIELD)) {
            return Uni.createFrom().item(List.of());
        }
        var all = CustomKpis.of(after.customKpis(), formulas.get());
        // The write has not touched the stored client yet.
        return clients.customKpis(after.clientId())
                .chain(before -> worker.run(() -> Written.of(before, after)))
                .chain(written -> check(written, all, after));
    }

    private Uni<List<Violation>> check(Written written, CustomKpis all, ClientView after) {
        return worker.run(() -> malformed(written))
                .chain(malformed -> malformed.isEmpty()
                        ? lookUp(written, all, after).chain(facts -> worker.run(() -> judge(written, all, facts)))
                        : Uni.createFrom().item(bounded(malformed)));
    }

    private List<Violation> malformed(Written written) {
        var result = new ArrayList<Violation>();
        written.fresh().forEach((place, kpi) -> result.addAll(forms.check("/" + FIELD + "/" + place, kpi)));
        result.addAll(written.doubled());
        return result;
    }

    private static List<Violation> judge(Written written, CustomKpis all, KpiCheck.Facts facts) {
        var result = new ArrayList<Violation>();
        written.codes()
                .forEach((place, code) -> KpiCheck.of(all, code, facts)
                        .errors()
                        .forEach(error -> result.add(error.plain("/" + FIELD + "/" + place))));
        result.addAll(written.orphans(all, facts));
        return bounded(result);
    }

    /** What the KPIs refer to stays in the catalogue until they are stored. */
    private Uni<KpiCheck.Facts> lookUp(Written written, CustomKpis all, ClientView after) {
        var read = formulas.get();
        return worker.run(() -> References.of(written, all, after, read))
                .chain(wanted -> licenses.holdReferences(wanted.kpis(), wanted.objects())
                        .chain(() -> catalogue.kpis(wanted.kpis()))
                        .chain(listed -> catalogue
                                .objects(wanted.objects())
                                .map(objects -> new KpiCheck.Facts(listed, objects, wanted.columns()))));
    }

    /**
     * What the KPIs that a write brings refer to.
     *
     * @param columns what can be said of them without asking anybody, which {@link KpiWatch} did before
     */
    private record References(Set<String> kpis, Set<String> objects, Map<String, Columns.Finding> columns) {

        static References of(Written written, CustomKpis all, ClientView after, Formulas formulas) {
            var kpis = new TreeSet<String>(written.gone());
            var objects = new TreeSet<String>();
            var columns = new HashSet<String>();
            written.codes().values().forEach(code -> kpis.addAll(KpiCheck.wantedKpis(all, code)));
            for (var kpi : written.brought()) {
                if (kpi.sourceKpi() != null) {
                    kpis.add(CustomKpi.canonical(kpi.sourceKpi()));
                }
                objects.addAll(KpiCheck.wantedObjects(kpi));
                var formula = kpi.formula() == null
                        ? null
                        : formulas.read(kpi.formula()).formula();
                if (formula != null) {
                    formula.kpis().forEach(part -> kpis.add(part.name()));
                    formula.columns().forEach(column -> columns.add(column.name()));
                }
            }
            return new References(
                    codes(kpis), codes(objects), new Columns(after.dataSources(), Map.of()).find(columns));
        }

        /** The others are in no catalogue. */
        private static Set<String> codes(Set<String> written) {
            return written.stream()
                    .flatMap(code -> Codes.canonical(code).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<Violation> bounded(List<Violation> violations) {
        return List.copyOf(violations.subList(0, Math.min(violations.size(), MAX_VIOLATIONS)));
    }

    /**
     * What a write does to the KPIs of a client.
     *
     * @param fresh by place in the list, the KPIs that are not as they were
     * @param codes theirs, by place
     * @param brought all that was not there like this, in whatever shape
     * @param gone codes of KPIs that are there no more
     */
    record Written(
            Map<Integer, ObjectNode> fresh,
            Map<Integer, String> codes,
            List<CustomKpi> brought,
            Set<String> gone,
            Map<Integer, String> places,
            List<Violation> doubled) {

        static Written of(List<ObjectNode> old, ClientView after) {
            var same = new HashSet<>(old);
            var before = byCode(old);
            var gone = new LinkedHashSet<>(before.keySet());
            var seen = new HashSet<String>();
            var written = new Written(
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new ArrayList<>(),
                    gone,
                    new LinkedHashMap<>(),
                    new ArrayList<>());
            for (int i = 0; i < after.customKpis().size(); i++) {
                var element = after.customKpis().get(i);
                var kpi = CustomKpi.read(element);
                var key = kpi.key();
                var isFresh = element.has("code") && !same.contains(element);
                if (!same.contains(element)) {
                    written.brought().add(kpi);
                }
                if (isFresh) {
                    written.fresh()
                            .put(i, withoutKept(element, before.getOrDefault(key == null ? "" : key, List.of())));
                }
                if (key != null) {
                    written.add(i, key, isFresh, !seen.add(key));
                    gone.remove(key);
                }
            }
            return written;
        }

        private static Map<String, List<ObjectNode>> byCode(List<ObjectNode> kpis) {
            var result = new LinkedHashMap<String, List<ObjectNode>>();
            for (var kpi : kpis) {
                var key = CustomKpi.read(kpi).key();
                if (key != null) {
                    result.computeIfAbsent(key, code -> new ArrayList<>()).add(kpi);
                }
            }
            return result;
        }

        private void add(int place, String code, boolean isFresh, boolean isDoubled) {
            places.put(place, code);
            if (isFresh) {
                codes.put(place, code);
                if (isDoubled) {
                    doubled.add(Violation.body("/" + FIELD + "/" + place + "/code", "must not be in the list twice"));
                }
            }
        }

        /** Fields that the API does not know may stay in a KPI that had them, but nobody can add any. */
        private static ObjectNode withoutKept(ObjectNode element, List<ObjectNode> before) {
            var result = element.deepCopy();
            for (var kpi : before) {
                for (var field : kpi.properties()) {
                    if (!KpiDocument.KNOWN.contains(field.getKey())
                            && field.getValue().equals(result.get(field.getKey()))) {
                        result.remove(field.getKey());
                    }
                }
            }
            return result;
        }

        /** KPIs that stay as they were, made from one that goes. */
        List<Violation> orphans(CustomKpis all, KpiCheck.Facts facts) {
            var result = new ArrayList<Violation>();
            places.forEach((place, code) -> {
                if (!codes.containsKey(place)) {
                    all.basis(code).stream()
                            .filter(part ->
                                    gone.contains(part) && !facts.catalogue().containsKey(part))
                            .forEach(part -> result.add(Violation.body(
                                    "/" + FIELD + "/" + place, "is made from " + part + ", which would be gone")));
                }
            });
            return result;
        }
    }
}
