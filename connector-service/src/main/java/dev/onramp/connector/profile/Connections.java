package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Profiles for the other features: opened with their secrets, and told what was found out about them. */
@ApplicationScoped
public class Connections {

    private final ProfileRepository profiles;
    private final ProfileReader reader;
    private final ProfileWriter writer;
    private final Workbooks workbooks;
    private final Transactions transactions;
    private final Clock clock;

    Connections(
            ProfileRepository profiles,
            ProfileReader reader,
            ProfileWriter writer,
            Workbooks workbooks,
            Transactions transactions,
            Clock clock) {
        this.profiles = profiles;
        this.reader = reader;
        this.writer = writer;
        this.workbooks = workbooks;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The stored profile, in a transaction of its own. Fails with 404 if there is none, and with a {@link
     * SourceException} if it cannot be used.
     */
    public Uni<Connection> open(String caller, String id) {
        return transactions.run(
                caller,
                () -> profiles.findById(id)
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problems.notFound("profile"))
                        .map(profile -> reader.open(id, profile.data))
                        .chain(workbooks::identified));
    }

    /**
     * What a profile would be that is not stored.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 under the rules of creating one
     * @throws SourceException if it does not say where the source is
     */
    public Connection draft(ProfileRequest request) {
        var opened = reader.open("", writer.create("", request).after());
        return new Connection(null, opened.source(), opened.login());
    }

    /** What creating a profile would refuse to store of the source that {@code request} describes; empty if nothing. */
    public List<Violation> check(ProfileRequest request) {
        return ProfileWriter.violationsOfDraft(request);
    }

    /**
     * Adds top-level fields to the stored profile, in the running transaction. False, and nothing is stored, if the
     * profile is gone, points elsewhere, has another file or logs in otherwise by now:
     * the finding would be about something else.
     */
    public Uni<Boolean> record(Connection about, ObjectNode finding) {
        return about.profile() == null
                ? Uni.createFrom().item(false)
                : record(about.profile(), present -> isStill(about, present), finding);
    }

    /**
     * Adds top-level fields to the stored profile that could not be opened, in the running transaction. False, and
     * nothing is stored, if the profile is gone, or has not the same fault by now.
     */
    public Uni<Boolean> record(String id, SourceException fault, ObjectNode finding) {
        return record(id, present -> Uni.createFrom().item(fault.code() == fault(present)), finding);
    }

    private Uni<Boolean> record(String id, Function<ProfileEntity, Uni<Boolean>> isStill, ObjectNode finding) {
        return profiles.lock(id)
                .chain(present -> present == null
                        ? Uni.createFrom().item(false)
                        : isStill.apply(present)
                                .chain(still -> still
                                        ? store(present, finding)
                                        : Uni.createFrom().item(false)));
    }

    private Uni<Boolean> store(ProfileEntity present, ObjectNode finding) {
        present.data = SecretRenewal.copy(present.data).setAll(finding);
        present.updatedAt = clock.instant();
        return profiles.flush().replaceWith(true);
    }

    private @Nullable FaultCode fault(ProfileEntity present) {
        try {
            reader.open(present.id, present.data);
            return null;
        } catch (SourceException unusable) {
            return unusable.code();
        }
    }

    private Uni<Boolean> isStill(Connection about, ProfileEntity present) {
        return Uni.createFrom()
                .item(() -> reader.open(present.id, present.data))
                .chain(workbooks::identified)
                .map(now -> now.equals(about))
                .onFailure(SourceException.class)
                .recoverWithItem(false);
    }

    /**
     * The {@link Connection#fingerprint} that the stored profile has now, in the running transaction; empty if it points
     * nowhere. Fails with 404 if there is no such profile.
     */
    public Uni<String> fingerprint(String id) {
        return profiles.findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("profile"))
                .chain(profile -> {
                    var source = reader.read(id, profile.data).source();
                    return source == null
                            ? Uni.createFrom().item("")
                            : workbooks.identified(source).map(Connection::fingerprint);
                });
    }

    /** Fails with 404 if there is no such profile, in the running transaction. */
    public Uni<Void> require(String id) {
        return profiles.count("id", id)
                .invoke(count -> {
                    if (count == 0) {
                        throw Problems.notFound("profile");
                    }
                })
                .replaceWithVoid();
    }
}
