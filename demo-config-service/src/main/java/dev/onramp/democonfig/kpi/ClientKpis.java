package dev.onramp.democonfig.kpi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.democonfig.catalog.Catalogue;
import dev.onramp.democonfig.catalog.CatalogueKpi;
import dev.onramp.democonfig.client.Clients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** KPIs out of the catalogue and the documents of clients. */
@ApplicationScoped
class ClientKpis implements Kpis {

    private final Catalogue catalogue;
    private final Clients clients;
    private final Worker worker;

    ClientKpis(Catalogue catalogue, Clients clients, Worker worker) {
        this.catalogue = catalogue;
        this.clients = clients;
        this.worker = worker;
    }

    @Override
    public Uni<KpiSelection> select(@Nullable String clientId, List<String> codes) {
        var canonical = codes.stream().map(CustomKpi::canonical).toList();
        return stored(clientId)
                .chain(stored -> stored.isEmpty()
                        ? catalogue.kpis(canonical).map(listed -> selection(codes, CustomKpis.of(stored), listed))
                        : select(codes, canonical, stored));
    }

    /** Formulas lead to further KPIs. */
    private Uni<KpiSelection> select(List<String> codes, List<String> canonical, List<ObjectNode> stored) {
        var custom = CustomKpis.of(stored);
        return worker.run(() -> custom.closure(canonical))
                .chain(catalogue::kpis)
                .chain(listed -> worker.run(() -> selection(codes, custom, listed)));
    }

    private Uni<List<ObjectNode>> stored(@Nullable String clientId) {
        return clientId == null
                ? Uni.createFrom().item(List.of())
                : clients.find(clientId).map(client -> client == null ? List.of() : client.customKpis());
    }

    private static KpiSelection selection(List<String> codes, CustomKpis custom, Map<String, CatalogueKpi> catalogue) {
        var found = new LinkedHashMap<String, KpiDefinition>();
        var unknown = new LinkedHashSet<String>();
        for (var written : codes) {
            var code = CustomKpi.canonical(written);
            var definition = found.containsKey(code) ? found.get(code) : custom.define(code, catalogue);
            if (definition == null) {
                unknown.add(written);
            } else {
                found.put(code, definition);
            }
        }
        return new KpiSelection(new ArrayList<>(found.values()), List.copyOf(unknown));
    }
}
