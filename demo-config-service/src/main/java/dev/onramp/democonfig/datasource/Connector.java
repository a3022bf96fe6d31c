package dev.onramp.democonfig.datasource;

import dev.onramp.democonfig.settings.ConnectorUrl;
import dev.onramp.democonfig.settings.DemoConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * connector-service, in words of this package. What it does not say within the deadline, or does not say at all, is a
 * {@link ConnectorException}. Answers arrive on the context of whoever asked.
 */
@ApplicationScoped
class Connector {

    private static final Logger LOG = Logger.getLogger(Connector.class);

    private final ConnectorLine line;
    private final ConnectorUrl url;
    private final ConnectorIdentity identity;
    private final RequestBudget budget;
    private final Duration deadline;

    Connector(
            ConnectorLine line, ConnectorUrl url, ConnectorIdentity identity, RequestBudget budget, DemoConfig config) {
        this.line = line;
        this.url = url;
        this.identity = identity;
        this.budget = budget;
        this.deadline = config.connector().deadline();
    }

    void check(@Observes StartupEvent started) {
        if (url.get().isPresent() && !identity.isKnown()) {
            LOG.warn("Data sources stay unverified: there is no token for connector-service, see"
                    + " QUARKUS_OIDC_CLIENT_CLIENT_ENABLED");
        }
    }

    /** Whether anybody said where connector-service is, and who this service is there. */
    boolean isConfigured() {
        return url.get().isPresent() && identity.isKnown();
    }

    /** Whether there is such a profile; only to be used inside of {@link #withinRequest}. */
    Uni<Boolean> has(String profile) {
        return line.send(ConnectorRequest.readProfile(profile)).map(answer -> {
            if (answer.status() == 200 && answer.json().path("id").asText().equals(profile)) {
                return true;
            }
            return notFound(answer);
        });
    }

    /** Registers a use; false if there is no such profile. */
    Uni<Boolean> register(String profile, String client) {
        return tell(
                profile,
                ConnectorRequest.registerUsage(profile, client),
                answer -> answer.status() == 201 || answer.status() == 204 || notFound(answer));
    }

    /** Removes a use, which need not be there. */
    Uni<Void> remove(String profile, String client) {
        return tell(
                        profile,
                        ConnectorRequest.removeUsage(profile, client),
                        answer -> answer.status() == 204 || notFound(answer))
                .replaceWithVoid();
    }

    /**
     * Asks anything within what is left of the one deadline that the running request of a caller has, and returns to the
     * context of the caller.
     */
    <T> Uni<T> withinRequest(Supplier<Uni<T>> questions) {
        return Uni.createFrom().deferred(() -> {
            var left = budget.left(deadline);
            return left.isZero()
                    ? Uni.createFrom().failure(ConnectorException.away("There is no time left for connector-service"))
                    : within(left, questions);
        });
    }

    private static <T> Uni<T> within(Duration limit, Supplier<Uni<T>> questions) {
        return Uni.createFrom().deferred(() -> {
            var context = Vertx.currentContext();
            var answer = questions
                    .get()
                    .ifNoItem()
                    .after(limit)
                    .failWith(() -> ConnectorException.away("connector-service does not answer in time"))
                    .onFailure(failure -> !(failure instanceof ConnectorException))
                    .transform(failure -> ConnectorException.away("connector-service has been away"));
            return context == null ? answer : answer.emitOn(command -> context.runOnContext(ignored -> command.run()));
        });
    }

    /**
     * One page of a schema; only to be used inside of {@link #withinRequest}.
     *
     * @param after the cursor of the page, escaped; null for the first
     */
    Uni<ConnectorAnswer> readSchema(String profile, @Nullable String after) {
        return line.readSchema(ConnectorRequest.readSchema(profile, after));
    }

    /** What no profile can be called is not sent: it would be another path. */
    private Uni<Boolean> tell(String profile, ConnectorRequest request, Predicate<ConnectorAnswer> meaning) {
        return DataSources.isProfileId(profile)
                ? within(deadline, () -> line.send(request).map(meaning::test))
                : Uni.createFrom().item(false);
    }

    /** False, if connector-service says that there is no such thing; a failure if it says anything else. */
    private static boolean notFound(ConnectorAnswer answer) {
        if (answer.isNotFound()) {
            return false;
        }
        if (answer.status() >= 400) {
            throw ConnectorException.refused(answer.status());
        }
        throw ConnectorException.away("Something else than connector-service answers");
    }
}
