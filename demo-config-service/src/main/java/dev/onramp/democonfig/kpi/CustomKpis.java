package dev.onramp.democonfig.kpi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.democonfig.catalog.CatalogueKpi;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The custom KPIs of one client by canonical code; of two with the same code, which only SQL can write, the first. */
final class CustomKpis {

    private final Map<String, CustomKpi> byCode = new LinkedHashMap<>();
    private final Map<String, Set<String>> bases = new HashMap<>();
    private final Formulas formulas;

    private CustomKpis(Formulas formulas) {
        this.formulas = formulas;
    }

    static CustomKpis of(Collection<ObjectNode> stored) {
        return of(stored, new Formulas());
    }

    /** @param formulas that were read already, and to which those are added that these read */
    static CustomKpis of(Collection<ObjectNode> stored, Formulas formulas) {
        var result = new CustomKpis(formulas);
        for (var document : stored) {
            var kpi = CustomKpi.read(document);
            var key = kpi.key();
            if (key != null) {
                result.byCode.putIfAbsent(key, kpi);
            }
        }
        return result;
    }

    /** These with another in the place of the one with the code {@code replaced}, or at the end. */
    CustomKpis with(String replaced, String code, CustomKpi kpi) {
        var result = new CustomKpis(formulas);
        result.byCode.putAll(byCode);
        result.byCode.remove(replaced);
        result.byCode.put(code, kpi);
        return result;
    }

    Set<String> codes() {
        return byCode.keySet();
    }

    Collection<CustomKpi> all() {
        return byCode.values();
    }

    @Nullable CustomKpi get(String code) {
        return byCode.get(code);
    }

    /** The formula of the KPI, or null if it has none that can be read. */
    @Nullable Formula formula(String code) {
        var reading = reading(code);
        return reading == null ? null : reading.formula();
    }

    /** Why the formula of the KPI cannot be read; null if it can, or if there is none. */
    @Nullable FormulaException mistake(String code) {
        var reading = reading(code);
        return reading == null ? null : reading.mistake();
    }

    private Formulas.@Nullable Reading reading(String code) {
        var kpi = byCode.get(code);
        return kpi == null || kpi.formula() == null ? null : formulas.read(kpi.formula());
    }

    /**
     * The KPIs that the one with this code is made from: those in its formula and its source. Itself is not among them
     * if it is its own source: that is the one of the catalogue that it hides.
     */
    Set<String> basis(String code) {
        return bases.computeIfAbsent(code, this::readBasis);
    }

    private Set<String> readBasis(String code) {
        var result = new LinkedHashSet<String>();
        var formula = formula(code);
        if (formula != null) {
            formula.kpis().forEach(kpi -> result.add(kpi.name()));
        }
        var source = source(code);
        if (source != null && !source.equals(code)) {
            result.add(source);
        }
        return Collections.unmodifiableSet(result);
    }

    /** The code of the KPI that it is derived from, or null. */
    @Nullable String source(String code) {
        var kpi = byCode.get(code);
        return kpi == null || kpi.sourceKpi() == null ? null : CustomKpi.canonical(kpi.sourceKpi());
    }

    /** These codes and all that they are made from, directly or not. */
    Set<String> closure(Collection<String> codes) {
        var result = new LinkedHashSet<String>(codes);
        var open = new ArrayDeque<String>(result);
        while (!open.isEmpty()) {
            for (var next : basis(open.removeLast())) {
                if (result.add(next)) {
                    open.addLast(next);
                }
            }
        }
        return result;
    }

    /** The way from {@code code} over what it is made from back to itself; empty if there is none. */
    List<String> cycle(String code) {
        var before = new HashMap<String, String>();
        var open = new ArrayDeque<String>(List.of(code));
        while (!open.isEmpty()) {
            var from = open.removeFirst();
            for (var next : basis(from)) {
                if (next.equals(code)) {
                    return way(code, from, before);
                }
                if (before.putIfAbsent(next, from) == null) {
                    open.addLast(next);
                }
            }
        }
        return List.of();
    }

    private static List<String> way(String code, String last, Map<String, String> before) {
        var result = new ArrayDeque<String>(List.of(code));
        for (var at = last; at != null && !at.equals(code); at = before.get(at)) {
            result.addFirst(at);
        }
        result.addFirst(code);
        return List.copyOf(result);
    }

    /** The codes of those that are made from {@code code} directly, itself aside. */
    List<String> usersOf(String code) {
        return byCode.keySet().stream()
                .filter(user -> !user.equals(code) && basis(user).contains(code))
                .toList();
    }

    /**
     * The KPI as other features need it, or null if nobody has it.
     *
     * @param catalogue has what {@link #closure} names, as far as it exists
     */
    @Nullable KpiDefinition define(String code, Map<String, CatalogueKpi> catalogue) {
        var custom = byCode.get(code);
        var listed = catalogue.get(code);
        if (custom == null) {
            return listed == null
                    ? null
                    : new KpiDefinition(
                            code, listed.name(), listed.unit(), false, listed.requiredObjects(), listed.valueChains());
        }
        var objects = new LinkedHashSet<String>();
        var chains = new LinkedHashSet<String>();
        for (var part : closure(List.of(code))) {
            collect(part, catalogue, objects, chains);
        }
        return new KpiDefinition(
                code,
                custom.name() == null ? code : custom.name(),
                custom.unit() == null ? "" : custom.unit(),
                true,
                List.copyOf(objects),
                List.copyOf(chains));
    }

    private void collect(String part, Map<String, CatalogueKpi> catalogue, Set<String> objects, Set<String> chains) {
        var custom = byCode.get(part);
        if (custom != null && custom.requiredObjects() != null) {
            custom.requiredObjects().forEach(object -> objects.add(CustomKpi.canonical(object)));
        }
        var listed = catalogue.get(part);
        // A custom KPI hides the one of the catalogue, unless it is made from it.
        if (listed != null && (custom == null || part.equals(source(part)))) {
            objects.addAll(listed.requiredObjects());
            chains.addAll(listed.valueChains());
        }
    }
}
