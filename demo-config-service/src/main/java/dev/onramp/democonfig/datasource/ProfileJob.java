package dev.onramp.democonfig.datasource;

import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.democonfig.settings.DemoConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Registers the uses of profiles with connector-service, and removes them. That a use can be registered verifies the
 * profile. Work that is due stays so until it is done, so a replica that dies loses nothing; replicas share the work.
 */
@ApplicationScoped
class ProfileJob {

    private static final Logger LOG = Logger.getLogger(ProfileJob.class);

    private final ProfileRepository profiles;
    private final Connector connector;
    private final Transactions transactions;
    private final Duration recheck;

    ProfileJob(ProfileRepository profiles, Connector connector, Transactions transactions, DemoConfig config) {
        this.profiles = profiles;
        this.connector = connector;
        this.transactions = transactions;
        this.recheck = config.connector().recheck();
    }

    /** One thing after the other, until nothing is due or connector-service is away. */
    @Scheduled(
            identity = "data-source-profiles",
            every = "{onramp.demo.connector.interval}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        if (!connector.isConfigured()) {
            return Uni.createFrom().voidItem();
        }
        var refusals = new ArrayList<String>();
        return Multi.createBy()
                .repeating()
                .uni(() -> next(refusals))
                .whilst(mayBeMore -> mayBeMore)
                .collect()
                .last()
                .replaceWithVoid()
                .eventually(() -> report(refusals))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Uses of profiles wait for the next run: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    /** One line for a run: a refusal mostly concerns all. */
    private static void report(List<String> refusals) {
        if (!refusals.isEmpty()) {
            LOG.warnf("%d uses of profiles could not be told, trying again: %s", refusals.size(), refusals.get(0));
        }
    }

    private Uni<Boolean> next(List<String> refusals) {
        return transactions
                .runUpkeep(profiles::claim)
                .chain(work -> work == null ? Uni.createFrom().item(false) : perform(work, refusals));
    }

    private Uni<Boolean> perform(ProfileWork work, List<String> refusals) {
        var done = work.wanted() ? register(work) : remove(work);
        return done.onFailure(ConnectorException.class).recoverWithUni(failure -> {
            if (!failure.isAway()) {
                refusals.add(String.valueOf(failure.getMessage()));
            }
            return postpone(work, failure);
        });
    }

    private Uni<Boolean> register(ProfileWork work) {
        return connector
                .register(work.profile(), work.client())
                .chain(found -> transactions.runUpkeep(() -> found
                        ? profiles.registered(work, Backoff.spread(recheck))
                        : profiles.missing(work, Backoff.spread(recheck))))
                .replaceWith(true);
    }

    private Uni<Boolean> remove(ProfileWork work) {
        return connector
                .remove(work.profile(), work.client())
                .chain(() -> transactions.runUpkeep(() -> profiles.removed(work)))
                .replaceWith(true);
    }

    private Uni<Boolean> postpone(ProfileWork work, ConnectorException failure) {
        return transactions
                .runUpkeep(() -> profiles.postponed(work, Backoff.after(failure, work.attempt())))
                .replaceWith(!failure.isAway());
    }
}
