package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.democonfig.catalog.License;
import dev.onramp.democonfig.catalog.LicenseType;
import dev.onramp.democonfig.catalog.Licenses;
import dev.onramp.democonfig.client.ClientWriteParameters.LicenseChange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes clients under all rules. All methods join the running transaction. */
@ApplicationScoped
class ClientWriter {

    private final ClientRepository clients;
    private final LicensePolicy policy;
    private final Licenses licenses;
    private final ClientHooks hooks;
    private final Clock clock;

    ClientWriter(ClientRepository clients, LicensePolicy policy, Licenses licenses, ClientHooks hooks, Clock clock) {
        this.clients = clients;
        this.policy = policy;
        this.licenses = licenses;
        this.hooks = hooks;
        this.clock = clock;
    }

    /** The client, locked, with the licence that it has by now; null if there is none. */
    Uni<ClientEntity> lock(String id) {
        return clients.lock(id)
                .call(found -> found == null || !found.isDue(clock.instant())
                        ? Uni.createFrom().voidItem()
                        : switchLicense(found));
    }

    /**
     * The client that was read, with the licence that it has by now: a planned change takes effect at its time, whether
     * its row says so yet or not. Writes nothing and locks nothing.
     */
    Uni<ClientEntity> current(ClientEntity found) {
        return current(List.of(found), clock.instant()).map(all -> all.get(0));
    }

    /** As {@link #current(ClientEntity)}, for each of a page, at one instant. */
    Uni<List<ClientEntity>> current(List<ClientEntity> page, Instant now) {
        return page.stream().noneMatch(client -> client.isDue(now))
                ? Uni.createFrom().item(page)
                : licenses.all()
                        .map(all -> page.stream()
                                .map(client -> current(client, all, now))
                                .toList());
    }

    private static ClientEntity current(ClientEntity client, Map<LicenseType, License> licenses, Instant now) {
        var change = client.schedule();
        if (change == null || !change.isDue(now)) {
            return client;
        }
        var view = ClientView.of(client);
        var old = licenses.get(view.license());
        var license = licenses.get(change.licenseType());
        return old == null || license == null
                ? client
                : client.asSwitched(LicensePolicy.switched(view, client.configData, old, license));
    }

    Uni<ClientEntity> insert(String id, ObjectNode document, LicenseChange change) {
        var client = new ClientEntity();
        client.id = id;
        client.createdAt = clock.instant();
        return admit(null, client, document, ClientDocument.FIELDS, change)
                .chain(() -> clients.persistAndFlush(client))
                .call(() -> hooks.stored(ClientView.of(client)));
    }

    /** @param named the top-level fields that the write names */
    Uni<Void> change(ClientEntity client, ObjectNode document, Set<String> named, LicenseChange change) {
        return admit(ClientView.of(client), client, document, named, change).chain(() -> flush(client));
    }

    Uni<Void> withdraw(ClientEntity client) {
        client.schedule(null);
        client.updatedAt = clock.instant();
        return flush(client);
    }

    private Uni<Void> admit(
            @Nullable ClientView before,
            ClientEntity client,
            ObjectNode document,
            Set<String> named,
            LicenseChange change) {
        hooks.normalize(before, document, named);
        var requested = ClientView.of(client.id, document);
        return policy.admit(before, client.schedule(), requested, document, named, change)
                .call(admitted -> hooks.check(ClientView.of(client.id, admitted.document()), named))
                .invoke(admitted -> {
                    client.configData = admitted.document();
                    client.schedule(admitted.schedule());
                    client.updatedAt = before == null ? client.createdAt : clock.instant();
                })
                .replaceWithVoid();
    }

    private Uni<Void> switchLicense(ClientEntity client) {
        var change = client.schedule();
        if (change == null) {
            return Uni.createFrom().voidItem();
        }
        return policy.switched(ClientView.of(client), client.configData, change.licenseType())
                .chain(document -> {
                    client.configData = document;
                    client.updatedAt = client.switchedAt();
                    client.schedule(null);
                    return flush(client);
                });
    }

    private Uni<Void> flush(ClientEntity client) {
        return clients.flush().chain(() -> hooks.stored(ClientView.of(client)));
    }
}
