package dev.onramp.democonfig.kpi;

import dev.onramp.democonfig.catalog.CatalogueKpi;
import dev.onramp.democonfig.catalog.Codes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges one custom KPI among the others of its client. */
final class KpiCheck {

    /** How many KPIs one may be made from, directly or not, so that it is computed in bounded time. */
    static final int MAX_BASIS = 100;

    private final String code;
    private final CustomKpi kpi;
    private final CustomKpis all;
    private final Facts facts;
    private final List<KpiViolation> errors = new ArrayList<>();
    private final List<KpiReference> references = new ArrayList<>();
    private final List<KpiViolation> warnings = new ArrayList<>();

    /**
     * What is known besides the KPIs of the client.
     *
     * @param catalogue by code, what of {@link #wantedKpis} exists
     * @param objects by code, what of {@link #wantedObjects} exists
     * @param columns by column as written; what is missing is unverified
     */
    record Facts(
            Map<String, CatalogueKpi> catalogue, Map<String, String> objects, Map<String, Columns.Finding> columns) {}

    private KpiCheck(String code, CustomKpi kpi, CustomKpis all, Facts facts) {
        this.code = code;
        this.kpi = kpi;
        this.all = all;
        this.facts = facts;
    }

    /**
     * @param all the KPIs of the client with this one among them
     * @param code canonical; empty if it has none yet
     */
    static Verdict of(CustomKpis all, String code, Facts facts) {
        var kpi = all.get(code);
        if (kpi == null) {
            throw new IllegalArgumentException("The KPI to check is not among those of the client");
        }
        return new KpiCheck(code, kpi, all, facts).verdict();
    }

    /** The codes to look up in the catalogue for a check of {@code code}. */
    static Set<String> wantedKpis(CustomKpis all, String code) {
        var result = new LinkedHashSet<>(all.basis(code));
        result.add(code);
        return result;
    }

    /** The object models to look up in the catalogue for a check of {@code kpi}. */
    static List<String> wantedObjects(CustomKpi kpi) {
        return kpi.requiredObjects() == null
                ? List.of()
                : kpi.requiredObjects().stream().map(CustomKpi::canonical).toList();
    }

    private Verdict verdict() {
        checkCode();
        checkFormula();
        checkSource();
        checkObjects();
        checkCycle();
        return new Verdict(List.copyOf(errors), List.copyOf(references), List.copyOf(warnings));
    }

    private void checkCode() {
        if (code.isEmpty()) {
            // A dry run of a KPI that has none yet.
            return;
        }
        if (!code.matches(Codes.FORM)) {
            errors.add(KpiViolation.at("/code", Codes.MESSAGE));
        }
        if (FormulaFunction.named(code) != null) {
            errors.add(KpiViolation.at("/code", "must not be the name of a function of formulas"));
        }
    }

    private void checkFormula() {
        var text = kpi.formula();
        if (text == null) {
            if (kpi.sourceKpi() == null) {
                errors.add(KpiViolation.at("/formula", "must be given where there is no source_kpi"));
            }
            return;
        }
        var mistake = all.mistake(code);
        if (mistake != null) {
            errors.add(KpiViolation.inFormula(text, mistake.position(), mistake.problem()));
        }
        var formula = all.formula(code);
        if (formula != null) {
            formula.kpis().forEach(reference -> checkKpi(text, reference));
            checkColumns(formula);
        }
    }

    private void checkKpi(String text, Reference reference) {
        var kind = kind(reference.name());
        references.add(new KpiReference(kind, reference.name(), reference.position()));
        if (kind == KpiReference.Kind.unknown) {
            errors.add(KpiViolation.inFormula(
                    text,
                    reference.position(),
                    reference.name() + " is neither a KPI of the catalogue nor one of the client"));
        }
    }

    private KpiReference.Kind kind(String name) {
        if (all.get(name) != null) {
            return KpiReference.Kind.custom_kpi;
        }
        return facts.catalogue().containsKey(name) ? KpiReference.Kind.catalogue_kpi : KpiReference.Kind.unknown;
    }

    private void checkColumns(Formula formula) {
        for (var column : formula.columns()) {
            references.add(new KpiReference(KpiReference.Kind.column, column.name(), column.position()));
        }
        var columns = ColumnCheck.of(formula, facts.columns());
        errors.addAll(columns.errors());
        warnings.addAll(columns.warnings());
    }

    private void checkSource() {
        if (kpi.sourceKpi() == null) {
            return;
        }
        var source = CustomKpi.canonical(kpi.sourceKpi());
        var exists = facts.catalogue().containsKey(source) || (!source.equals(code) && all.get(source) != null);
        if (!exists) {
            errors.add(KpiViolation.at("/source_kpi", "must be a KPI of the catalogue or another one of the client"));
        }
    }

    private void checkObjects() {
        var seen = new HashSet<String>();
        var objects = wantedObjects(kpi);
        for (int i = 0; i < objects.size(); i++) {
            var field = "/required_objects/" + i;
            if (!seen.add(objects.get(i))) {
                errors.add(KpiViolation.at(field, "must not be in the list twice, not even in another case"));
            } else if (!facts.objects().containsKey(objects.get(i))) {
                errors.add(KpiViolation.at(field, "must be an object model of the catalogue"));
            }
        }
    }

    private void checkCycle() {
        var cycle = all.cycle(code);
        if (!cycle.isEmpty()) {
            errors.add(ofCycle(cycle));
        } else if (all.closure(List.of(code)).size() > MAX_BASIS + 1) {
            errors.add(KpiViolation.at(
                    kpi.formula() == null ? "/source_kpi" : "/formula",
                    "must not be made from more than " + MAX_BASIS + " KPIs, directly or not"));
        }
    }

    private KpiViolation ofCycle(List<String> cycle) {
        var message = "must not lead back to itself: " + shortened(cycle);
        var formula = all.formula(code);
        if (formula != null && kpi.formula() != null) {
            for (var reference : formula.kpis()) {
                if (reference.name().equals(cycle.get(1))) {
                    return KpiViolation.inFormula(kpi.formula(), reference.position(), message);
                }
            }
        }
        return KpiViolation.at("/source_kpi", message);
    }

    private static String shortened(List<String> cycle) {
        return cycle.size() <= 10
                ? String.join(" → ", cycle)
                : String.join(" → ", cycle.subList(0, 8)) + " → … → " + cycle.get(cycle.size() - 1);
    }
}
