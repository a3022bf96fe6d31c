package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.audit.Audit;
import dev.onramp.connector.usage.Usages;
import dev.onramp.defaults.http.Ids;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.RequestReader;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.idempotency.IdempotencyStore;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.DatabaseProblems;
import dev.onramp.defaults.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Rules and transactions of profiles. */
@ApplicationScoped
class ProfileService {

    private final ProfileRepository profiles;
    private final ListedProfileRepository lists;
    private final ProfileWriter writer;
    private final ProfileReader responses;
    private final Transactions transactions;
    private final IdempotencyStore idempotencyKeys;
    private final RequestReader reader;
    private final Audit audit;
    private final Usages usages;
    private final Clock clock;

    ProfileService(
            ProfileRepository profiles,
            ListedProfileRepository lists,
            ProfileWriter writer,
            ProfileReader responses,
            Transactions transactions,
            IdempotencyStore idempotencyKeys,
            RequestReader reader,
            Audit audit,
            Usages usages,
            Clock clock) {
        this.profiles = profiles;
        this.lists = lists;
        this.writer = writer;
        this.responses = responses;
        this.transactions = transactions;
        this.idempotencyKeys = idempotencyKeys;
        this.reader = reader;
        this.audit = audit;
        this.usages = usages;
        this.clock = clock;
    }

    /** Joins the transaction that is running. An id that exists already is left to the database to find out. */
    Uni<Versioned<ProfileResponse>> create(String caller, ProfileRequest request) {
        return insert(caller, Ids.choose("id", request.id()), request);
    }

    Uni<Versioned<ProfileResponse>> get(String caller, String id) {
        return transactions.run(caller, () -> required(profiles.findById(id)).map(this::existing));
    }

    Uni<Slice<ProfileResponse>> list(String caller, PageRequest page, ProfileFilter filter) {
        return transactions.run(caller, () -> lists.page(page, filter).map(slice -> slice.map(responses::response)));
    }

    /** Creates or replaces. Of two callers who create at once, the second replaces. */
    Uni<Versioned<ProfileResponse>> put(String caller, String id, Preconditions preconditions, ProfileRequest request) {
        Ids.requireSame("id", id, request.id());
        return Uni.createFrom()
                .deferred(() -> transactions.run(
                        caller,
                        () -> profiles.lock(id).chain(present -> {
                            preconditions.requireMatch(present == null ? null : present.tag());
                            return present == null
                                    ? insertAt(caller, id, request)
                                    : update(caller, present, request, WriteScope.WHOLE);
                        })))
                .onFailure(DatabaseProblems::isUniqueViolation)
                .retry()
                .atMost(1);
    }

    Uni<Versioned<ProfileResponse>> patch(String caller, String id, Preconditions preconditions, ObjectNode patch) {
        return transactions.run(
                caller,
                () -> required(profiles.lock(id)).chain(present -> {
                    preconditions.requireMatch(present.tag());
                    var scope = new WriteScope(patch);
                    var request = reader.patched(document(present, scope), patch, ProfileRequest.class);
                    Ids.requireSame("id", id, request.id());
                    return update(caller, present, request, scope);
                }));
    }

    /** Of a deletion and a registration of a use at once, one waits for the other, and then finds what the other did. */
    Uni<Void> delete(String caller, String id, Preconditions preconditions) {
        return transactions.run(
                caller,
                () -> profiles.lockAgainstUse(id)
                        .chain(() -> required(profiles.lock(id)))
                        .invoke(present -> preconditions.requireMatch(present.tag()))
                        .call(() -> usages.of(id).invoke(ProfileService::requireUnused))
                        .chain(present -> remove(caller, present)));
    }

    private Uni<Void> remove(String caller, ProfileEntity present) {
        var gone = ProfileChanges.between(present.data, present.data.objectNode());
        return profiles.delete(present)
                .chain(() -> audit.append(caller, "delete", present.id, gone))
                .chain(() -> idempotencyKeys.forget(caller, ProfileResource.location(present.id)));
    }

    private static void requireUnused(Usages.InUse use) {
        if (use.total() > 0) {
            var problem = Problems.conflict(
                    "profile-in-use", "Others use this profile; have them let go of it first. See usages and total.");
            throw HttpProblem.builder(problem)
                    .with("usages", use.usages())
                    .with("total", use.total())
                    .build();
        }
    }

    private Uni<Versioned<ProfileResponse>> insertAt(String caller, String id, ProfileRequest request) {
        Ids.requireNewForm("id", id);
        return insert(caller, id, request);
    }

    private Uni<Versioned<ProfileResponse>> insert(String caller, String id, ProfileRequest request) {
        var written = writer.create(id, request);
        var profile = new ProfileEntity();
        profile.id = id;
        profile.data = written.after();
        profile.createdAt = clock.instant();
        profile.updatedAt = profile.createdAt;
        return profiles.persistAndFlush(profile)
                .call(() ->
                        audit.append(caller, "create", id, ProfileChanges.between(written.before(), written.after())))
                .map(saved -> Versioned.created(responses.response(saved), saved.tag()));
    }

    private Uni<Versioned<ProfileResponse>> update(
            String caller, ProfileEntity present, ProfileRequest request, WriteScope scope) {
        var written = writer.change(present.id, request, present.data, scope);
        present.data = written.after();
        present.updatedAt = clock.instant();
        return profiles.flush()
                .call(() -> audit.append(
                        caller, "update", present.id, ProfileChanges.between(written.before(), written.after())))
                .map(flushed -> existing(present));
    }

    /** What a caller would have sent for the present profile, as far as {@code scope} lets it stay. */
    private ObjectNode document(ProfileEntity present, WriteScope scope) {
        var document = StoredJson.write(responses.response(present));
        document.remove(scope.outdated(document));
        // Its user is not part of what a patch of other things is checked for.
        document.remove(List.of("credentials", "schema_info"));
        return document;
    }

    private static Uni<ProfileEntity> required(Uni<ProfileEntity> profile) {
        return profile.onItem().ifNull().failWith(() -> Problems.notFound("profile"));
    }

    private Versioned<ProfileResponse> existing(ProfileEntity profile) {
        return Versioned.existing(responses.response(profile), profile.tag());
    }
}
