package dev.onramp.defaults.operation;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Brings the database up to date at the start. Replicas that start at once on a new database get in each other's way before
 * Flyway has a table to lock, so each tries again.
 */
@ApplicationScoped
public class Migrations {

    private static final Logger LOG = Logger.getLogger(Migrations.class);
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Flyway flyway;
    private final OnrampConfig config;

    Migrations(Flyway flyway, OnrampConfig config) {
        this.flyway = flyway;
        this.config = config;
    }

    void migrateAtStart(@Observes @Priority(2) StartupEvent started) {
        if (config.database().migrateAtStart()) {
            migrate(flyway);
        }
    }

    /**
     * Applies what is missing; returns how many migrations that were.
     *
     * @throws FlywayException if it fails five times
     */
    public static int migrate(Flyway flyway) {
        for (int attempt = 1; ; attempt++) {
            try {
                return flyway.migrate().migrationsExecuted;
            } catch (FlywayException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.infof("The migration did not get through at attempt %d; trying again", attempt);
                LockSupport.parkNanos(PAUSE.toNanos() * attempt);
            }
        }
    }
}
