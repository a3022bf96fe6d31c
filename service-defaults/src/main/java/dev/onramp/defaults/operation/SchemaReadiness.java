package dev.onramp.defaults.operation;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Ready only when the schema is at least as new as this release. A schema never goes back, so yes is remembered. */
@Readiness
@ApplicationScoped
class SchemaReadiness implements HealthCheck {

    private final Flyway flyway;
    private volatile boolean current;

    SchemaReadiness(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        current = current || isCurrent();
        return HealthCheckResponse.named("Database schema").status(current).build();
    }

    private boolean isCurrent() {
        try {
            return flyway.info().pending().length == 0;
        } catch (FlywayException databaseAway) {
            return false;
        }
    }
}
