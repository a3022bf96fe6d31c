package dev.onramp.connector.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Starts operations. */
@ApplicationScoped
public class Operations {

    private static final int PRIORITY = 50;

    /** Such as a rotation of keys, which must not wait behind any number of discoveries. */
    static final int PRIORITY_WITHOUT_PROFILE = 90;

    private final OperationRepository operations;
    private final OperationScheduler scheduler;
    private final Clock clock;

    Operations(OperationRepository operations, OperationScheduler scheduler, Clock clock) {
        this.operations = operations;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Stores and schedules an operation in the running transaction: it exists, and is going to run, exactly if that
     * commits. Call {@link #wake} then, or it begins up to a second later.
     *
     * <p>Fails with 409 {@code <kind>-running}, which says where, if there is one of the kind for the profile (or, without
     * a profile, at all) that is not over.
     *
     * @param owner the user who asks for it
     * @param profile null if it is about no single one
     */
    public Uni<OperationResponse> start(String owner, String kind, @Nullable String profile, ObjectNode input) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        return operations
                .insert(id, owner, kind, profile, input)
                .chain(isNew -> isNew ? schedule(id, profile) : refuse(kind, profile));
    }

    /** Tells that an operation has been committed. */
    public void wake() {
        scheduler.wake();
    }

    /** 202 with {@code Location}. */
    public static RestResponse<OperationResponse> accepted(OperationResponse operation) {
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, operation)
                .header("Location", operation.location())
                .build();
    }

    private Uni<OperationResponse> schedule(UUID id, @Nullable String profile) {
        var priority = profile == null ? PRIORITY_WITHOUT_PROFILE : PRIORITY;
        return operations
                .schedule(id, clock.instant(), priority)
                .chain(() -> operations.findById(id))
                .map(OperationEntity::response);
    }

    private Uni<OperationResponse> refuse(String kind, @Nullable String profile) {
        return operations.active(kind, profile).map(running -> {
            throw running(kind, running);
        });
    }

    /** @param running null if it has ended at this moment */
    private static HttpProblem running(String kind, @Nullable String running) {
        var problem = HttpProblem.builder(
                Problems.conflict(kind + "-running", "There is one already that is not over; see Location."));
        return running == null
                ? problem.build()
                : problem.withHeader("Location", OperationResource.OPERATIONS + "/" + running)
                        .build();
    }
}
