package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everybody who has a say in the writes of clients, asked one after the other. */
@ApplicationScoped
class ClientHooks {

    private static final Set<String> OF_OTHERS = Set.of("custom_kpis", "data_sources");

    private final List<ClientRule> rules;
    private final List<ClientWatch> watches;

    ClientHooks(@All List<ClientRule> rules, @All List<ClientWatch> watches) {
        this.rules = rules;
        this.watches = watches;
    }

    /** Whether somebody is to be asked before a write that names these fields. */
    boolean concern(Set<String> named) {
        return !watches.isEmpty() && named.stream().anyMatch(OF_OTHERS::contains);
    }

    Uni<Void> before(ClientView requested, Set<String> named) {
        return concern(named)
                ? each(watches, watch -> watch.before(requested))
                : Uni.createFrom().voidItem();
    }

    void normalize(@Nullable ClientView before, ObjectNode document, Set<String> named) {
        rules.forEach(rule -> rule.normalize(before, document, named));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with all that the rules complain about */
    Uni<Void> check(ClientView after, Set<String> named) {
        var violations = new ArrayList<Violation>();
        return each(
                        rules,
                        rule -> rule.check(after, named)
                                .invoke(violations::addAll)
                                .replaceWithVoid())
                .invoke(() -> {
                    if (!violations.isEmpty()) {
                        throw Problems.unprocessable(
                                "invalid-client", "The client cannot be like this; see violations.", violations);
                    }
                });
    }

    Uni<Void> stored(ClientView client) {
        return each(watches, watch -> watch.stored(client));
    }

    Uni<Void> deleted(String clientId) {
        return each(watches, watch -> watch.deleted(clientId));
    }

    private static <T> Uni<Void> each(List<T> hooks, Function<T, Uni<Void>> call) {
        var all = Uni.createFrom().voidItem();
        for (var hook : hooks) {
            all = all.chain(() -> call.apply(hook));
        }
        return all;
    }
}
