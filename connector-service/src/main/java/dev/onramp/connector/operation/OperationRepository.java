package dev.onramp.connector.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The tables {@code operations} and {@code scheduled_tasks}. */
@ApplicationScoped
class OperationRepository implements PanacheRepositoryBase<OperationEntity, UUID> {

    /** The name of the only task that db-scheduler knows. */
    static final String TASK = "operation";

    /** Does nothing if there is one already of the kind for the profile that is not over. */
    private static final String INSERT = """
            insert into operations (id, kind, profile_id, owner, input)
            values (:id, :kind, cast(:profile as text), :owner, cast(cast(:input as text) as jsonb))
            on conflict do nothing
            """;

    private static final String SCHEDULE = """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
            values (:task, :id, cast(:time as timestamptz), false, 1, :priority)
            """;
    private static final String ACTIVE = """
            select cast(id as text) from operations
            where kind = :kind and coalesce(profile_id, '') = :profile and status in ('queued', 'running')
            """;
    private static final String STATE = "select attempt, cancel_requested from operations where id = :id";
    private static final String PROGRESS = """
            update operations set progress = cast(cast(:progress as text) as jsonb), version = version + 1
            where id = :id and attempt = :attempt and status = 'running'
            """;
    private static final String FINISH = """
            update operations
            set status = :status, result = cast(cast(:result as text) as jsonb),
                problem = cast(cast(:problem as text) as jsonb), finished_at = cast(:time as timestamptz), version = version + 1
            where id = :id and attempt = :attempt and status = 'running'
            """;
    private static final String GIVE_UP = """
            update operations
            set status = 'failed', problem = cast(cast(:problem as text) as jsonb), finished_at = cast(:time as timestamptz),
                version = version + 1
            where id = :id and status in ('queued', 'running')
            """;
    private static final String POSTPONE = """
            update operations
            set status = 'queued', attempt = attempt - 1, progress = cast('{}' as jsonb),
                started_at = case when attempt > 1 then started_at end, version = version + 1
            where id = :id and attempt = :attempt and status = 'running'
            """;
    private static final String PURGE = """
            delete from operations where id in
            (select id from operations where finished_at < now() - interval '30 days' limit 1000)
            """;

    /** Whether it is new; false, and nothing is stored, if there is such a one that is not over. */
    Uni<Boolean> insert(UUID id, String owner, String kind, @Nullable String profile, ObjectNode input) {
        return change(
                        INSERT,
                        statement -> statement
                                .setParameter("id", id)
                                .setParameter("kind", kind)
                                .setParameter("profile", profile)
                                .setParameter("owner", owner)
                                .setParameter("input", input.toString()))
                .map(rows -> rows == 1);
    }

    Uni<Void> schedule(UUID id, Instant time, int priority) {
        return change(
                        SCHEDULE,
                        statement -> statement
                                .setParameter("task", TASK)
                                .setParameter("id", id.toString())
                                .setParameter("time", time)
                                .setParameter("priority", priority))
                .replaceWithVoid();
    }

    /** The id of the one that is queued or running; null if there is none. */
    Uni<String> active(String kind, @Nullable String profile) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ACTIVE, String.class)
                        .setParameter("kind", kind)
                        .setParameter("profile", profile == null ? "" : profile)
                        .getSingleResultOrNull());
    }

    Uni<Slice<OperationEntity>> page(PageRequest page, OperationFilter filter) {
        return ListStatement.of(this, page)
                .where("profile = :profile", "profile", filter.profile())
                .where("kind = :kind", "kind", filter.kind())
                .where("status = :status", "status", filter.status())
                .fetch(UUID::fromString);
    }

    /** Nobody else can change it until the transaction ends. Null if there is none. */
    Uni<OperationEntity> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What a run looks at from time to time; null if the operation is gone. */
    Uni<RunState> state(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STATE, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : new RunState(((Number) row[0]).intValue(), (Boolean) row[1]));
    }

    /** False if {@code attempt} is not the run that may write. */
    Uni<Boolean> progress(UUID id, int attempt, ObjectNode progress) {
        return change(
                        PROGRESS,
                        statement -> statement
                                .setParameter("id", id)
                                .setParameter("attempt", attempt)
                                .setParameter("progress", progress.toString()))
                .map(rows -> rows == 1);
    }

    /** Does nothing if {@code attempt} is not the run that may write. */
    Uni<Void> finish(UUID id, int attempt, Outcome outcome, Instant time) {
        var result = outcome.result();
        var problem = outcome.problem();
        return change(
                        FINISH,
                        statement -> statement
                                .setParameter("id", id)
                                .setParameter("attempt", attempt)
                                .setParameter("status", outcome.status().name())
                                .setParameter("result", result == null ? null : result.toString())
                                .setParameter(
                                        "problem",
                                        problem == null
                                                ? null
                                                : StoredJson.write(problem).toString())
                                .setParameter("time", time))
                .replaceWithVoid();
    }

    /** Ends one that no run has ever brought to an end. */
    Uni<Void> giveUp(UUID id, OperationProblem problem, Instant time) {
        return change(
                        GIVE_UP,
                        statement -> statement
                                .setParameter("id", id)
                                .setParameter(
                                        "problem", StoredJson.write(problem).toString())
                                .setParameter("time", time))
                .replaceWithVoid();
    }

    /** Takes a run back that has done nothing; does nothing if {@code attempt} is not the run that may write. */
    Uni<Void> postpone(UUID id, int attempt) {
        return change(POSTPONE, statement -> statement.setParameter("id", id).setParameter("attempt", attempt))
                .replaceWithVoid();
    }

    /** Forgets some that ended more than 30 days ago; returns how many, 0 when there are no more. */
    Uni<Integer> purge() {
        return change(PURGE, statement -> {});
    }

    private static Uni<Integer> change(String sql, Consumer<Mutiny.MutationQuery> parameters) {
        return Panache.getSession().chain(session -> {
            Mutiny.MutationQuery statement = session.createNativeQuery(sql);
            parameters.accept(statement);
            return statement.executeUpdate();
        });
    }
}
