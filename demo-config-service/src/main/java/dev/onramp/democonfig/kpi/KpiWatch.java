package dev.onramp.democonfig.kpi;

import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.client.ClientView;
import dev.onramp.democonfig.client.ClientWatch;
import dev.onramp.democonfig.client.Clients;
import dev.onramp.democonfig.settings.DemoConfig;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the formulas that are written as a part of their client, and checks their columns, before the transaction that
 * writes. It comes after all others, and takes what time they left: a column that is not known in time is no mistake.
 */
@ApplicationScoped
@Priority(-1)
class KpiWatch implements ClientWatch {

    private final Clients clients;
    private final Transactions transactions;
    private final ColumnLookup lookup;
    private final RequestFormulas formulas;
    private final Worker worker;
    private final Duration deadline;

    KpiWatch(
            Clients clients,
            Transactions transactions,
            ColumnLookup lookup,
            RequestFormulas formulas,
            Worker worker,
            DemoConfig config) {
        this.clients = clients;
        this.transactions = transactions;
        this.lookup = lookup;
        this.formulas = formulas;
        this.worker = worker;
        this.deadline = config.connector().deadline();
    }

    @Override
    public Uni<Void> before(ClientView requested) {
        if (requested.customKpis().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var all = CustomKpis.of(requested.customKpis(), formulas.get());
        return worker.run(() -> namesColumns(all))
                .chain(some ->
                        some ? checkColumns(requested, all) : Uni.createFrom().voidItem());
    }

    private Uni<Void> checkColumns(ClientView requested, CustomKpis all) {
        return transactions
                .runUpkeep(() -> clients.customKpis(requested.clientId()))
                .chain(before -> worker.run(() -> fresh(KpiRule.Written.of(before, requested), all)))
                .chain(fresh -> lookup.find(columns(fresh), requested.dataSources(), deadline)
                        .chain(findings -> worker.run(() -> errors(fresh, findings))))
                .invoke(KpiWatch::requireNone)
                .replaceWithVoid();
    }

    /** Reads all formulas, as the check in the transaction needs them too. */
    private static boolean namesColumns(CustomKpis all) {
        return all.codes().stream().filter(code -> namesColumns(all, code)).count() > 0;
    }

    private static boolean namesColumns(CustomKpis all, String code) {
        var formula = all.formula(code);
        return formula != null && !formula.columns().isEmpty();
    }

    /** The formulas that are not as they were, by place. */
    private static Map<Integer, Formula> fresh(KpiRule.Written written, CustomKpis all) {
        var result = new LinkedHashMap<Integer, Formula>();
        written.codes().forEach((place, code) -> {
            var formula = all.formula(code);
            if (formula != null) {
                result.put(place, formula);
            }
        });
        return result;
    }

    private static Set<String> columns(Map<Integer, Formula> formulas) {
        var result = new LinkedHashSet<String>();
        formulas.values().forEach(formula -> formula.columns().forEach(column -> result.add(column.name())));
        return result;
    }

    private static List<Violation> errors(Map<Integer, Formula> formulas, Map<String, Columns.Finding> findings) {
        var result = new ArrayList<Violation>();
        formulas.forEach((place, formula) -> ColumnCheck.of(formula, findings)
                .errors()
                .forEach(error -> result.add(error.plain("/custom_kpis/" + place))));
        return result;
    }

    private static void requireNone(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Problems.unprocessable(
                    "invalid-client",
                    "The client cannot be like this; see violations.",
                    List.copyOf(violations.subList(0, Math.min(violations.size(), 100))));
        }
    }
}
