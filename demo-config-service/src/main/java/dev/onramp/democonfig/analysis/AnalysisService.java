package dev.onramp.democonfig.analysis;

import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.catalog.Catalogue;
import dev.onramp.democonfig.client.Clients;
import dev.onramp.democonfig.kpi.KpiDefinition;
import dev.onramp.democonfig.kpi.KpiSelection;
import dev.onramp.democonfig.kpi.Kpis;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out what KPIs need. */
@ApplicationScoped
class AnalysisService {

    private final Kpis kpis;
    private final Clients clients;
    private final Catalogue catalogue;
    private final Transactions transactions;

    AnalysisService(Kpis kpis, Clients clients, Catalogue catalogue, Transactions transactions) {
        this.kpis = kpis;
        this.clients = clients;
        this.catalogue = catalogue;
        this.transactions = transactions;
    }

    Uni<RequiredObjectsResponse> requiredObjects(String caller, RequiredObjectsRequest request) {
        return transactions.run(
                caller,
                () -> requireClient(request.clientId())
                        .chain(() -> kpis.select(request.clientId(), request.kpiCodes()))
                        .chain(this::answer));
    }

    private Uni<Void> requireClient(@Nullable String clientId) {
        return clientId == null
                ? Uni.createFrom().voidItem()
                : clients.find(clientId)
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problems.unprocessable(
                                "unknown-client",
                                "The custom KPIs that count are those of a client that exists.",
                                List.of(Violation.body("/client_id", "must be the id of an existing client"))))
                        .replaceWithVoid();
    }

    private Uni<RequiredObjectsResponse> answer(KpiSelection selection) {
        var users = users(selection.found());
        return catalogue.objectNames(users.keySet()).map(names -> {
            var objects = users.entrySet().stream()
                    .map(object -> new RequiredObject(
                            object.getKey(), names.getOrDefault(object.getKey(), object.getKey()), object.getValue()))
                    .toList();
            return new RequiredObjectsResponse(
                    objects,
                    selection.found().stream().map(KpiDefinition::code).toList(),
                    objects.size(),
                    selection.unknown());
        });
    }

    /** By code of the object model, the KPIs that need it. */
    private static Map<String, List<String>> users(List<KpiDefinition> kpis) {
        var result = new TreeMap<String, List<String>>();
        for (var kpi : kpis) {
            for (var object : kpi.requiredObjects()) {
                result.computeIfAbsent(object, code -> new ArrayList<>()).add(kpi.code());
            }
        }
        return result;
    }
}
