package dev.onramp.democonfig.datasource;

import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.client.ClientView;
import dev.onramp.democonfig.client.ClientWatch;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Looks for the profiles that a client newly names. What connector-service does not know refuses the write; if it is
 * away, the write goes on, and the profiles are verified later.
 */
@ApplicationScoped
@Priority(DataSourceWatch.FIRST)
class DataSourceWatch implements ClientWatch {

    /** Before those who look at columns: whether a profile is there matters more, and all share one deadline. */
    static final int FIRST = 100;

    private static final Logger LOG = Logger.getLogger(DataSourceWatch.class);

    private final Connector connector;
    private final ProfileRepository profiles;
    private final Transactions transactions;
    private final SeenProfiles seen;

    DataSourceWatch(Connector connector, ProfileRepository profiles, Transactions transactions, SeenProfiles seen) {
        this.connector = connector;
        this.profiles = profiles;
        this.transactions = transactions;
        this.seen = seen;
    }

    @Override
    public Uni<Void> before(ClientView requested) {
        var pointers = DataSources.pointers(requested.dataSources());
        if (pointers.isEmpty() || !connector.isConfigured()) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .runUpkeep(() -> profiles.profiles(requested.clientId()))
                .chain(known -> look(without(pointers, known)));
    }

    @Override
    public Uni<Void> stored(ClientView client) {
        var ids = seen.ids();
        return ids.isEmpty() ? Uni.createFrom().voidItem() : profiles.verified(client.clientId(), List.copyOf(ids));
    }

    /** One after the other: a hundred take well below a second, and connector-service has others to serve. */
    private Uni<Void> look(Map<String, String> pointers) {
        var found = seen.ids();
        var unknown = ConcurrentHashMap.<String>newKeySet();
        return connector
                .withinRequest(() -> Multi.createFrom()
                        .iterable(List.copyOf(pointers.keySet()))
                        .onItem()
                        .transformToUniAndConcatenate(
                                id -> connector.has(id).invoke(there -> (there ? found : unknown).add(id)))
                        .collect()
                        .last()
                        .replaceWithVoid())
                .onFailure(ConnectorException.class)
                .invoke(failure -> LOG.infof("Data sources are verified later: %s", failure.getMessage()))
                .onFailure(ConnectorException.class)
                .recoverWithNull()
                .invoke(() -> requireNone(unknown, pointers));
    }

    private static void requireNone(Set<String> unknown, Map<String, String> pointers) {
        if (!unknown.isEmpty()) {
            throw Problems.unprocessable(
                    "unknown-profile",
                    "connector-service has no such profile; see violations.",
                    pointers.entrySet().stream()
                            .filter(named -> unknown.contains(named.getKey()))
                            .map(named -> Violation.body(named.getValue(), "must be the id of a profile that exists"))
                            .toList());
        }
    }

    private static Map<String, String> without(Map<String, String> pointers, Set<String> known) {
        var rest = new LinkedHashMap<>(pointers);
        rest.keySet().removeAll(known);
        return rest;
    }
}
