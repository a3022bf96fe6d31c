package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.profile.ProfileWriter.Scope;
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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;

/** Rules and transactions of profiles. */
@ApplicationScoped
class ProfileService {

    private final ProfileRepository profiles;
    private final ProfileWriter writer;
    private final Transactions transactions;
    private final IdempotencyStore idempotencyKeys;
    private final RequestReader reader;
    private final Clock clock;

    ProfileService(
            ProfileRepository profiles,
            ProfileWriter writer,
            Transactions transactions,
            IdempotencyStore idempotencyKeys,
            RequestReader reader,
            Clock clock) {
        this.profiles = profiles;
        this.writer = writer;
        this.transactions = transactions;
        this.idempotencyKeys = idempotencyKeys;
        this.reader = reader;
        this.clock = clock;
    }

    /** Joins the transaction that is running. An id that exists already is left to the database to find out. */
    Uni<Versioned<ProfileResponse>> create(ProfileRequest request) {
        return insert(Ids.choose("id", request.id()), request);
    }

    Uni<Versioned<ProfileResponse>> get(String caller, String id) {
        return transactions.run(caller, () -> required(profiles.findById(id)).map(ProfileService::existing));
    }

    Uni<Slice<ProfileResponse>> list(String caller, PageRequest page, ProfileFilter filter) {
        return transactions.run(caller, () -> profiles.page(page, filter).map(slice -> slice.map(ProfileResponse::of)));
    }

    /** Creates or replaces. Of two callers who create at once, the second replaces. */
    Uni<Versioned<ProfileResponse>> put(String caller, String id, Preconditions preconditions, ProfileRequest request) {
        Ids.requireSame("id", id, request.id());
        return Uni.createFrom()
                .deferred(() -> transactions.run(
                        caller,
                        () -> lock(id).chain(present -> {
                            preconditions.requireMatch(present == null ? null : present.tag());
                            return present == null ? insertAt(id, request) : update(present, request, Scope.WHOLE);
                        })))
                .onFailure(DatabaseProblems::isUniqueViolation)
                .retry()
                .atMost(1);
    }

    Uni<Versioned<ProfileResponse>> patch(String caller, String id, Preconditions preconditions, ObjectNode patch) {
        return transactions.run(
                caller,
                () -> required(lock(id)).chain(present -> {
                    preconditions.requireMatch(present.tag());
                    var request = reader.patched(document(present), patch, ProfileRequest.class);
                    Ids.requireSame("id", id, request.id());
                    return update(present, request, Scope.of(patch));
                }));
    }

    Uni<Void> delete(String caller, String id, Preconditions preconditions) {
        return transactions.run(
                caller,
                () -> required(lock(id))
                        .invoke(present -> preconditions.requireMatch(present.tag()))
                        .chain(profiles::delete)
                        .chain(() -> idempotencyKeys.forget(caller, ProfileResource.location(id))));
    }

    private Uni<Versioned<ProfileResponse>> insertAt(String id, ProfileRequest request) {
        Ids.requireNewForm("id", id);
        return insert(id, request);
    }

    private Uni<Versioned<ProfileResponse>> insert(String id, ProfileRequest request) {
        var profile = new ProfileEntity();
        profile.id = id;
        profile.data = writer.create(id, request);
        profile.createdAt = clock.instant();
        profile.updatedAt = profile.createdAt;
        return profiles.persistAndFlush(profile)
                .map(saved -> Versioned.created(ProfileResponse.of(saved), saved.tag()));
    }

    private Uni<Versioned<ProfileResponse>> update(ProfileEntity present, ProfileRequest request, Scope scope) {
        present.data = writer.change(present.id, request, present.data, scope);
        present.updatedAt = clock.instant();
        return profiles.flush().map(flushed -> existing(present));
    }

    /** Nobody else can change the profile until the transaction ends. */
    private Uni<ProfileEntity> lock(String id) {
        return profiles.findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What a caller would have sent for the present profile, without its secrets. */
    private static ObjectNode document(ProfileEntity present) {
        var document = StoredJson.write(ProfileResponse.of(present));
        document.remove(List.of("secrets", "created_at", "updated_at"));
        return document;
    }

    private static Uni<ProfileEntity> required(Uni<ProfileEntity> profile) {
        return profile.onItem().ifNull().failWith(() -> Problems.notFound("profile"));
    }

    private static Versioned<ProfileResponse> existing(ProfileEntity profile) {
        return Versioned.existing(ProfileResponse.of(profile), profile.tag());
    }
}
