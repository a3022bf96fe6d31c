package dev.onramp.connector.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.operation.OperationRun;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.SqlSource;
import dev.onramp.connector.source.SqlSource.SqlOptions;
import dev.onramp.defaults.secret.Secrets;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rotation works through the whole table, so each test begins with an empty one. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(TwoKeys.class)
@Timeout(120) // A run that hangs after a cut has no end of its own.
class RotationTest {

    private static final String ROTATION = "/connector/admin/key-rotation";
    private static final String DESTINATION =
            new SqlSource(Dialect.postgresql, "db", 5432, "orders", SqlOptions.DEFAULT).destination();

    private static final String FIELD = "/credentials/password";

    private static final Logger LOG = Logger.getLogger(RotationTest.class);
    private static final int CUTS = 20;

    /** A run is cut after some batches of 200, so that there is work for most of them, however fast the machine is. */
    private static final int PROFILES = CUTS * 600 + 100;

    private final Api admin = Api.newUser("admin");

    @Inject
    RotationRunner runner;

    @Inject
    Secrets secrets;

    /** The ways in which a secret may be stored. */
    private enum Kind {
        PLAIN,
        CONNECTION_STRING,
        CURRENT,
        OLDER_KEY,
        FIRST_RELEASE,
        TWICE,
        BROKEN,
        NONE;

        /** How many secrets a rotation encrypts anew. */
        int renewed() {
            return switch (this) {
                case CONNECTION_STRING -> 2;
                case PLAIN, OLDER_KEY, FIRST_RELEASE, TWICE -> 1;
                case CURRENT, BROKEN, NONE -> 0;
            };
        }

        String id(int number) {
            return "%s-%05d".formatted(name().toLowerCase(Locale.ROOT), number);
        }
    }

    private static final int KINDS = Kind.values().length;
    private static final int RENEWED =
            Stream.of(Kind.values()).mapToInt(Kind::renewed).sum();

    @BeforeEach
    void empty() {
        Database.execute("delete from profile_usages; delete from connector_profiles");
    }

    @Test
    void everySecretIsBroughtIntoTodaysForm() throws SQLException {
        // Given
        insert(2);

        // When
        var result = rotated();

        // Then
        assertThat(result.toString())
                .isEqualTo("{\"done\":16,\"total\":16,\"failed\":2,\"re_encrypted\":12,"
                        + "\"already_current\":2,\"failed_profiles\":[\"broken-00000\",\"broken-00001\"]}");
        requireAllReadable(true, Map.of());
    }

    @Test
    void secondRotationFindsEverythingCurrent() throws SQLException {
        // Given
        insert(1);
        rotated();

        // When
        var result = rotated();

        // Then
        assertThat(result.path("re_encrypted").asInt()).isZero();
        assertThat(result.path("already_current").asInt()).isEqualTo(KINDS - 2);
    }

    @Test
    void callersSeeNoChange() throws SQLException {
        // Given
        insert(1);
        var before = admin.get("/connector/profiles/connection_string-00000").is(200);

        // When
        rotated();

        // Then
        var after = admin.get("/connector/profiles/connection_string-00000").is(200);
        assertThat(after.text()).isEqualTo(before.text());
        assertThat(after.etag()).isEqualTo(before.etag());
    }

    @Test
    void readsAndOtherWritesGoOnWhileItWaitsForARow() throws SQLException {
        // Given
        insert(1);
        try (var connection = Database.asSuperuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from connector_profiles where id = 'plain-00000' for update");

            // When
            var first = admin.send("POST", ROTATION).is(202);
            var second = admin.send("POST", ROTATION);

            // Then
            second.isProblem(409, "key-rotation-running");
            assertThat(second.location()).isEqualTo(first.location());
            admin.get("/connector/profiles/plain-00000").is(200);
            admin.put("/connector/profiles/zzz", "{\"name\": \"x\", \"type\": \"sql\"}")
                    .is(201);
            connection.rollback();
            assertThat(ended(first).at("/status")).isEqualTo("succeeded");
        }
    }

    @Test
    void beginningAndEndAreAudited() throws SQLException {
        // Given
        insert(1);

        // When
        rotated();

        // Then
        var entries = admin.get("/connector/audit?limit=2&actor=" + admin.user())
                .is(200)
                .json()
                .at("/items");
        assertThat(entries.findValuesAsText("action")).containsExactly("key-rotation-ended", "key-rotation-started");
        assertThat(entries.at("/0/details/re_encrypted").asInt()).isEqualTo(RENEWED);
    }

    @Test
    void onlyAdministratorsRotate() {
        Api.newUser("editor").send("POST", ROTATION).isProblem(403, "forbidden");
        Api.anonymous().send("POST", ROTATION).is(401);
    }

    @Test
    void readersAndWritersNoticeNothing() throws SQLException {
        // Given
        int perKind = 300;
        insert(perKind);
        var written = new HashMap<String, String>();
        var ended = new CountDownLatch(1);

        // When
        var started = admin.send("POST", ROTATION).is(202);
        var reader = repeating(
                ended,
                round -> admin.get(path(Kind.OLDER_KEY.id(round * 7 % perKind))).is(200));
        var writer = repeating(ended, round -> {
            var id = (round % 2 == 0 ? Kind.OLDER_KEY : Kind.PLAIN).id(round * 11 % perKind);
            var password = "password of round " + round;
            admin.patch(path(id), "{\"credentials\": {\"password\": \"" + password + "\"}}")
                    .is(200);
            written.put(id, password);
        });
        var end = ended(started);
        ended.countDown();
        reader.join();
        writer.join();

        // Then
        assertThat(end.at("/status")).as(end.text()).isEqualTo("succeeded");
        assertThat(end.at("/result/done")).isEqualTo(String.valueOf(KINDS * perKind));
        assertThat(written).isNotEmpty();
        requireAllReadable(true, written);
    }

    /** Again and again until the latch is down, at least once. */
    private static CompletableFuture<Void> repeating(CountDownLatch ended, IntConsumer work) {
        return CompletableFuture.runAsync(() -> {
            int round = 0;
            do {
                work.accept(round++);
            } while (ended.getCount() > 0);
        });
    }

    @Test
    void rotationThatIsKilledTwentyTimesReadsAndCountsRight() throws SQLException {
        // Given
        int perKind = PROFILES / KINDS;
        insert(perKind);
        var seed = Objects.requireNonNullElseGet(Long.getLong("rotation.seed"), new Random()::nextLong);
        LOG.infof("The cuts of rotations have the seed %d", seed);
        var random = new Random(seed);
        var operation = insertOperation();
        var positions = new TreeSet<Long>();

        // When
        for (int cuts = 0; cuts < CUTS; ) {
            var run = new ShortRun(operation, random);
            begin(run).handle((result, failure) -> failure).join();
            if (run.wasCut()) {
                cuts++;
                positions.add(done(operation));
                requireAllReadable(false, Map.of());
            }
        }
        var result = uninterrupted(operation);

        // Then
        assertThat(positions.headSet((long) KINDS * perKind))
                .as("seed %d", seed)
                .hasSizeGreaterThan(3);
        assertThat(result.path("total").asInt()).isEqualTo(KINDS * perKind);
        assertThat(result.path("done").asInt()).isEqualTo(KINDS * perKind);
        assertThat(result.path("re_encrypted").asInt()).isEqualTo(RENEWED * perKind);
        assertThat(result.path("already_current").asInt()).isEqualTo(perKind);
        assertThat(result.path("failed").asInt()).isEqualTo(perKind);
        assertThat(result.path("failed_profiles")).hasSize(100);
        requireAllReadable(true, Map.of());
        assertThat(Database.query("select distinct version from connector_profiles"))
                .containsExactly("0");
    }

    /** The rotation is called directly, so nobody else runs this one. */
    private static String insertOperation() {
        return Database.query("insert into operations (id, kind, owner, input, status, finished_at)"
                        + " values (gen_random_uuid(), 'test', 'somebody', '{}', 'cancelled', now()) returning id")
                .get(0);
    }

    private static long done(String operation) {
        var done = Database.query("select done from key_rotations where operation_id = cast(? as uuid)", operation);
        return done.isEmpty() ? 0 : Long.parseLong(done.get(0));
    }

    private static String path(String id) {
        return "/connector/profiles/" + id;
    }

    /** Right after an outage the pool may still have a dead connection. */
    private ObjectNode uninterrupted(String operation) {
        var result = new ObjectNode[1];
        Eventually.holds(() -> {
            try {
                result[0] = begin(new FakeRun(operation)).join();
            } catch (CompletionException connectionIsDead) {
                throw new AssertionError(connectionIsDead);
            }
        });
        return result[0];
    }

    private CompletableFuture<ObjectNode> begin(OperationRun run) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return VertxContextSupport.subscribeAndAwait(() -> runner.run(run));
            } catch (Throwable failure) {
                throw new CompletionException(failure);
            }
        });
    }

    private JsonNode rotated() {
        return ended(admin.send("POST", ROTATION).is(202)).json().path("result");
    }

    private Answer ended(Answer started) {
        var last = new Answer[1];
        Eventually.holds(() -> {
            last[0] = admin.get(started.location()).is(200);
            assertThat(last[0].at("/status")).isIn("succeeded", "failed", "cancelled");
        });
        return last[0];
    }

    private void insert(int count) throws SQLException {
        try (var connection = Database.asSuperuser();
                var statement = connection.prepareStatement(
                        "insert into connector_profiles (id, profile_data) values (?, cast(? as jsonb))")) {
            connection.setAutoCommit(false);
            for (var kind : Kind.values()) {
                for (int i = 0; i < count; i++) {
                    var id = kind.id(i);
                    statement.setString(1, id);
                    statement.setString(2, document(kind, id));
                    statement.addBatch();
                }
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    private String document(Kind kind, String id) {
        return switch (kind) {
            case PLAIN -> byFields("password of " + id);
            case CONNECTION_STRING ->
                "{\"name\": \"x\", \"type\": \"sql\", \"dialect\": \"postgresql\", \"connection_string\":"
                        + " \"Server=db;Database=orders\", \"credentials\": {\"username\": \"u\", \"password\": \"password of "
                        + id + "\"}}";
            case CURRENT -> byFields(secrets.seal("password of " + id, place(id)));
            case OLDER_KEY -> byFields(TwoKeys.older("password of " + id, id, FIELD, DESTINATION));
            case FIRST_RELEASE -> byFields(TwoKeys.ofTheFirstRelease("password of " + id, id, FIELD));
            case TWICE ->
                byFields(TwoKeys.ofTheFirstRelease(
                        TwoKeys.older("password of " + id, id, FIELD, DESTINATION), id, FIELD));
            case BROKEN -> byFields(secrets.seal("password of " + id, place("another")));
            case NONE -> "{\"name\": \"x\", \"type\": \"sql\"}";
        };
    }

    private static String byFields(String password) {
        return "{\"name\": \"x\", \"type\": \"sql\", \"dialect\": \"postgresql\", \"host\": \"db\", \"port\": 5432,"
                + " \"database\": \"orders\", \"credentials\": {\"username\": \"u\", \"password\": \"" + password
                + "\"}}";
    }

    private static Secrets.Place place(String id) {
        return new Secrets.Place(id, FIELD, DESTINATION);
    }

    private void requireAllReadable(boolean rotated, Map<String, String> written) {
        for (var row : rows().entrySet()) {
            var id = row.getKey();
            var password = row.getValue().at(FIELD).asText();
            if (id.startsWith("broken")) {
                assertThat(secrets.open(password, place("another"))).isEqualTo("password of " + id);
            } else if (!id.startsWith("none")) {
                assertThat(secrets.open(password, place(id))).isEqualTo(written.getOrDefault(id, "password of " + id));
                assertThat(!rotated || secrets.isCurrent(password)).isTrue();
            }
            assertThat(rotated && row.getValue().has("connection_string")).isFalse();
        }
    }

    private static Map<String, JsonNode> rows() {
        var rows = new HashMap<String, JsonNode>();
        var mapper = new JsonMapper();
        for (var row : Database.query("select jsonb_build_array(id, profile_data)::text from connector_profiles")) {
            try {
                var pair = mapper.readTree(row);
                rows.put(pair.get(0).asText(), pair.get(1));
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
        return rows;
    }

    /** A run that is an operation's, as far as the rotation can tell. */
    private static class FakeRun implements OperationRun {

        private final String id;

        FakeRun(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String owner() {
            return "somebody";
        }

        @Override
        public @Nullable String profile() {
            return null;
        }

        @Override
        public ObjectNode input() {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public Uni<Void> progress(ObjectNode progress) {
            return Uni.createFrom().voidItem();
        }
    }

    /**
     * A run in which every connection to the database breaks off in the middle of whatever goes on, which is all that a
     * death of the process leaves behind: the runner keeps nothing in memory between two runs. The cut comes at a random
     * moment of the first batch or the second, as long as one lasts; a run that is faster waits for it.
     */
    private static final class ShortRun extends FakeRun {

        private static volatile long batch = Duration.ofMillis(20).toNanos();

        private final Random random;
        private final boolean later;
        private final long begun = System.nanoTime();
        private final CompletableFuture<Void> cut = new CompletableFuture<>();
        private volatile boolean due;

        ShortRun(String id, Random random) {
            super(id);
            this.random = random;
            this.later = random.nextBoolean();
            if (!later) {
                cutSoon();
            }
        }

        @Override
        public Uni<Void> progress(ObjectNode progress) {
            if (due) {
                return Uni.createFrom().completionStage(cut);
            }
            batch = System.nanoTime() - begun;
            cutSoon();
            return Uni.createFrom().voidItem();
        }

        private void cutSoon() {
            due = true;
            long delay = (long) (random.nextDouble() * batch);
            CompletableFuture.delayedExecutor(delay, TimeUnit.NANOSECONDS).execute(() -> {
                Database.line().cut();
                cut.complete(null);
            });
        }

        /** To be called when the run has ended: whether a cut ended it, this one or an earlier one of its connection. */
        boolean wasCut() {
            var was = cut.isDone() || (later && due);
            if (due) {
                cut.join();
                Database.line().restore();
            }
            return was;
        }
    }
}
