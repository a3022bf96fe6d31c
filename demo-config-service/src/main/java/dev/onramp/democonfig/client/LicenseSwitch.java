package dev.onramp.democonfig.client;

import dev.onramp.defaults.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Gives clients the licences that were planned for them, so that rows say it too. Whoever reads or writes a client does not
 * wait for this. Replicas may do it at once.
 */
@ApplicationScoped
class LicenseSwitch {

    private static final Logger LOG = Logger.getLogger(LicenseSwitch.class);

    private final ClientRepository clients;
    private final ClientWriter writer;
    private final Transactions transactions;
    private final Clock clock;

    LicenseSwitch(ClientRepository clients, ClientWriter writer, Transactions transactions, Clock clock) {
        this.clients = clients;
        this.writer = writer;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A client among those that are due, in order of their times. */
    record Place(Instant at, String clientId) {
        static final Place START = new Place(Instant.parse("0001-01-01T00:00:00Z"), "");
    }

    @Scheduled(identity = "license-switch", every = "10s", delayed = "5s")
    Uni<Void> switchDue() {
        var place = new AtomicReference<>(Place.START);
        return Multi.createBy()
                .repeating()
                .uni(() -> switchNext(place))
                .whilst(mayBeMore -> mayBeMore)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Says whether there may be more. One that cannot be switched keeps no other from it. */
    private Uni<Boolean> switchNext(AtomicReference<Place> place) {
        var before = place.get();
        return transactions
                .runUpkeep(() -> clients.nextDue(before, clock.instant()).chain(found -> {
                    if (found == null) {
                        return Uni.createFrom().item(false);
                    }
                    place.set(found);
                    return writer.lock(found.clientId()).replaceWith(true);
                }))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "A planned license that is due stays until the next run: %s",
                            failure.getClass().getSimpleName());
                    return !place.get().equals(before);
                });
    }
}
