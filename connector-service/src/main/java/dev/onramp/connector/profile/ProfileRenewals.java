package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.defaults.json.JsonObjectConverter;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Brings the secrets of many profiles into today's form. Every method joins the transaction that is running. */
@ApplicationScoped
public class ProfileRenewals {

    /** Nothing of what may be large is read. */
    private static final String NEXT = """
            select id, cast(case jsonb_typeof(profile_data)
                when 'object' then profile_data - 'schema_info' - 'metadata' else '{}' end as text)
            from connector_profiles where cast(:position as text) is null or id > cast(:position as text)
            order by id limit :limit for update
            """;

    /** To callers the profile stays the same, so its version must not move. */
    private static final String SAME_CONTENT = "select set_config('onramp.same_content', 'on', true)";

    private static final String STORE = """
            update connector_profiles profile set profile_data = (profile.profile_data - 'connection_string') || renewed.data
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as renewed (id text, data jsonb)
            where profile.id = renewed.id
            """;

    private final ProfileRepository profiles;
    private final SecretRenewal renewal;

    ProfileRenewals(ProfileRepository profiles, SecretRenewal renewal) {
        this.profiles = profiles;
        this.renewal = renewal;
    }

    /**
     * What became of some profiles.
     *
     * @param last the id of the last of them; null if there was none
     * @param profiles how many there were
     * @param renewed how many secrets were encrypted anew
     * @param current how many secrets were in today's form already
     * @param failed how many secrets cannot be decrypted; they stay as they are
     * @param failures the profiles that have such secrets
     */
    public record Batch(
            @Nullable String last, int profiles, int renewed, int current, int failed, List<String> failures) {}

    /** How many profiles there are. */
    public Uni<Long> count() {
        return profiles.count();
    }

    /**
     * Renews the next profiles in the order of their ids. They are locked, not other ones: reads go on, and so do writes
     * but those of these profiles, which wait.
     *
     * @param position the id behind which to begin; null for the start
     */
    public Uni<Batch> renewAfter(@Nullable String position, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT, Object[].class)
                        .setParameter("position", position)
                        .setParameter("limit", limit)
                        .getResultList()
                        .map(this::renew)
                        .call(renewed -> store(session, renewed.rows))
                        .map(Renewed::batch));
    }

    private Renewed renew(List<Object[]> rows) {
        var renewed = new Renewed();
        var converter = new JsonObjectConverter();
        for (var row : rows) {
            var id = (String) row[0];
            var document = Objects.requireNonNull(converter.convertToEntityAttribute((String) row[1]));
            renewed.add(id, renewal.renew(id, document));
        }
        return renewed;
    }

    private static Uni<Void> store(Mutiny.Session session, ArrayNode rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(SAME_CONTENT, String.class)
                .getSingleResult()
                .chain(() -> session.createNativeQuery(STORE)
                        .setParameter("rows", rows.toString())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Adds up. */
    private static final class Renewed {

        private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        private final List<String> failures = new ArrayList<>();
        private @Nullable String last;
        private int profiles;
        private int renewed;
        private int current;
        private int failed;

        void add(String id, SecretRenewal.Renewal renewal) {
            last = id;
            profiles++;
            renewed += renewal.renewed();
            current += renewal.current();
            failed += renewal.failed();
            if (renewal.failed() > 0) {
                failures.add(id);
            }
            if (renewal.renewed() > 0) {
                rows.addObject().put("id", id).set("data", renewal.document());
            }
        }

        Batch batch() {
            return new Batch(last, profiles, renewed, current, failed, List.copyOf(failures));
        }
    }
}
