package dev.onramp.democonfig.client;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Has a say in the writes of the clients of {@link ClientHooksTest}, by their names, and remembers what it was told. */
@Singleton
class RecordingHooks implements ClientRule, ClientWatch {

    final Queue<String> told = new ConcurrentLinkedQueue<>();

    @Override
    public Uni<List<Violation>> check(ClientView after, Set<String> named) {
        if (isOurs(after)) {
            told.add("check " + after.clientName() + " " + new TreeSet<>(named));
        }
        return Uni.createFrom()
                .item(
                        isCalled(after, "hooked, against the rule")
                                ? List.of(Violation.body("/client_name", "must be another"))
                                : List.of());
    }

    @Override
    public Uni<Void> before(ClientView requested) {
        if (isOurs(requested)) {
            told.add("before " + requested.clientName());
        }
        if (isCalled(requested, "hooked, refused before")) {
            throw Problems.conflict("refused-before", "No.");
        }
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> stored(ClientView client) {
        if (isOurs(client)) {
            told.add("stored " + client.clientName());
        }
        if (isCalled(client, "hooked, refused when stored")) {
            throw Problems.conflict("refused-when-stored", "No.");
        }
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> deleted(String clientId) {
        told.add("deleted " + clientId);
        return Uni.createFrom().voidItem();
    }

    private static boolean isOurs(ClientView client) {
        return Objects.requireNonNullElse(client.clientName(), "").startsWith("hooked");
    }

    private static boolean isCalled(ClientView client, String name) {
        return name.equals(client.clientName());
    }
}
