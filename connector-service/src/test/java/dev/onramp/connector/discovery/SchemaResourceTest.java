package dev.onramp.connector.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.profile.Connections;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.SchemaReader.Scope;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SchemaResourceTest {

    private static final Table ORDERS = Tables.table(
            "sales", "orders", Tables.column("id"), Tables.column("amount", "numeric(10,2)", PortableType.DECIMAL));
    private static final Table CUSTOMERS = Tables.table("sales", "customers", Tables.column("id"));

    private final Api user = Api.newUser("editor");
    private final String profile = "profile-" + UUID.randomUUID();

    @Inject
    FakeSchemaReader source;

    @Inject
    DiscoveredSchemas schemas;

    @Inject
    Connections connections;

    @Inject
    SnapshotPurge purge;

    @Test
    void findsOutWhatIsThere() {
        // Given
        profileOf(CUSTOMERS, ORDERS);

        // When
        var operation = discover("");

        // Then
        assertThat(operation.at("/status")).isEqualTo("succeeded");
        assertThat(operation.at("/result/snapshot")).isEqualTo("1");
        assertThat(operation.at("/result/changed")).isEqualTo("true");
        assertThat(operation.at("/result/tables")).isEqualTo("2");
        assertThat(operation.at("/result/columns")).isEqualTo("3");
    }

    @Test
    void showsTheTables() {
        // Given
        profileOf(CUSTOMERS, ORDERS);
        discover("{}");

        // When
        var schema = user.get(path("/schema")).is(200);

        // Then
        assertThat(schema.at("/snapshot/number")).isEqualTo("1");
        assertThat(schema.at("/tables/1/qualified_name")).isEqualTo("sales.orders");
        assertThat(schema.at("/tables/1/columns/1/native_type")).isEqualTo("numeric(10,2)");
        assertThat(schema.at("/tables/1/columns/1/type")).isEqualTo("decimal");
        assertThat(schema.etag()).startsWith("\"1-" + schema.at("/snapshot/hash") + "-");
        assertThat(user.with("If-None-Match", schema.etag())
                        .get(path("/schema"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void tellsTheProfileInTheShapeOfTheSeed() {
        // Given
        profileOf(CUSTOMERS, ORDERS);

        // When
        discover("{}");

        // Then
        var info = user.get(path("")).is(200).json().path("schema_info");
        assertThat(info.path("tables").toString()).isEqualTo("[\"sales.customers\",\"sales.orders\"]");
        assertThat(info.path("columns").path("sales.orders").toString()).isEqualTo("[\"id\",\"amount\"]");
        assertThat(info.path("hash").asText()).hasSize(64);
        assertThat(info.path("discovered_at").asText()).endsWith("Z");
    }

    @Test
    void leavesOutWhatIsNotWanted() {
        // Given
        profileOf(CUSTOMERS, ORDERS);

        // When
        discover("{\"include_tables\": [\"ORD*\"]}");

        // Then
        assertThat(Database.query(
                        "select t.name from snapshot_tables t join schema_snapshots s on s.id = t.snapshot_id"
                                + " where s.profile_id = ?",
                        profile))
                .containsExactly("sales.orders");
    }

    @Test
    void namesWhatIsWrongWithARequest() {
        // Given
        profileOf(ORDERS);

        // When
        var tooLong = user.post(path("/discovery"), "{\"include_tables\": [\"" + "a".repeat(201) + "\"]}");
        var nothing = user.post(path("/discovery"), "{\"include_tables\": [null]}");
        var unknown = user.post(path("/discovery"), "{\"tables\": []}");

        // Then
        tooLong.isProblem(400, "invalid-request").hasViolation("/include_tables/0", "size");
        nothing.isProblem(400, "invalid-request").hasViolation("/include_tables/0", "null");
        unknown.isProblem(400, "invalid-request").hasViolation("/tables", "");
    }

    @Test
    void unchangedContentMakesNoNewSnapshot() {
        // Given
        profileOf(CUSTOMERS, ORDERS);
        discover("{}");

        // When
        var again = discover("{}");

        // Then
        assertThat(again.at("/result/changed")).isEqualTo("false");
        assertThat(again.at("/result/snapshot")).isEqualTo("1");
        assertThat(user.get(path("/schema/snapshots")).json().path("items")).hasSize(1);
        assertThat(Database.query("select count(*)::text from schema_snapshots where profile_id = ?", profile))
                .containsExactly("1");
    }

    @Test
    void comparesTheLastTwo() {
        // Given
        profileOf(CUSTOMERS, ORDERS);
        discover("{}");
        sourceHas(ORDERS, Tables.table("sales", "refunds", Tables.column("id")));
        discover("{}");

        // When
        var diff = user.get(path("/schema/diff")).is(200);

        // Then
        assertThat(diff.at("/from")).isEqualTo("1");
        assertThat(diff.at("/to")).isEqualTo("2");
        assertThat(diff.at("/breaking")).isEqualTo("true");
        assertThat(diff.at("/changes/0/kind")).isEqualTo("table_removed");
        assertThat(diff.at("/changes/0/table")).isEqualTo("sales.customers");
        assertThat(diff.at("/changes/1/kind")).isEqualTo("table_added");
        assertThat(diff.json().path("changes")).hasSize(2);
    }

    @Test
    void comparesAnyTwo() {
        // Given
        profileOf(ORDERS);
        discover("{}");
        sourceHas(Tables.table("sales", "orders", Tables.column("id")));
        discover("{}");

        // When
        var back = user.get(path("/schema/diff?from=2&to=1")).is(200);

        // Then
        assertThat(back.at("/breaking")).isEqualTo("false");
        assertThat(back.at("/changes/0/kind")).isEqualTo("column_added");
        assertThat(back.at("/changes/0/name")).isEqualTo("amount");
    }

    @Test
    void knowsNothingOfTheDatabaseThatTheProfilePointsAtFromNowOn() {
        // Given
        profileOf(ORDERS);
        discover("{}");

        // When
        pointTo(profile + "-other");

        // Then
        user.get(path("/schema")).isProblem(404, "not-found");
        user.get(path("/preview?table=sales.orders")).isProblem(404, "table-missing");
        user.get(path("/schema/diff")).isProblem(404, "not-found");
        assertThat(user.get(path("/schema?snapshot=1")).is(200).at("/tables/0/name"))
                .isEqualTo("orders");
    }

    @Test
    void comparesOnlyWithTheSameDatabaseUnlessAskedTo() {
        // Given
        profileOf(ORDERS);
        discover("{}");
        pointTo(profile + "-other");
        source.put(profile + "-other", scope -> Multi.createFrom().items(CUSTOMERS));
        discover("{}");

        // When
        var usual = user.get(path("/schema/diff"));
        var asked = user.get(path("/schema/diff?from=1&to=2"));

        // Then
        usual.isProblem(409, "nothing-to-compare");
        assertThat(asked.is(200).json().path("changes")).hasSize(2);
        assertThat(asked.at("/scope_differs")).isEqualTo("false");
    }

    @Test
    void findsTheSchemaAgainWhenTheProfilePointsBack() {
        // Given
        profileOf(ORDERS);
        discover("{}");
        pointTo(profile + "-other");

        // When
        pointTo(profile);

        // Then
        assertThat(user.get(path("/schema")).is(200).at("/snapshot/number")).isEqualTo("1");
    }

    @Test
    void comparesWithTheLastOneBeforeThatWantedTheSame() {
        // Given
        profileOf(CUSTOMERS, ORDERS);
        discover("{}");
        discover("{\"include_tables\": [\"orders\", \"REFUNDS\"]}");
        var narrowed = user.get(path("/schema/diff"));
        sourceHas(CUSTOMERS, ORDERS, Tables.table("sales", "refunds", Tables.column("id")));
        discover("{\"include_tables\": [\"refunds\", \"orders\", \"refunds\"], \"exclude_tables\": []}");
        discover("{}");

        // When
        var wide = user.get(path("/schema/diff")).is(200);
        var narrow = user.get(path("/schema/diff?to=3")).is(200);

        // Then
        narrowed.isProblem(409, "nothing-to-compare");
        assertThat(wide.at("/from")).isEqualTo("1");
        assertThat(wide.at("/to")).isEqualTo("4");
        assertThat(narrow.at("/from")).isEqualTo("2");
        assertThat(narrow.at("/breaking")).isEqualTo("false");
        assertThat(narrow.json().path("changes")).hasSize(1);
    }

    @Test
    void comparesOnlyWhatBothWanted() {
        // Given
        profileOf(CUSTOMERS, ORDERS);
        discover("{}");
        sourceHas(Tables.table("sales", "orders", Tables.column("id")));
        discover("{\"include_tables\": [\"orders\"]}");

        // When
        var diff = user.get(path("/schema/diff?from=1&to=2")).is(200);

        // Then
        assertThat(diff.at("/scope_differs")).isEqualTo("true");
        assertThat(diff.json().path("changes")).hasSize(1);
        assertThat(diff.at("/changes/0/kind")).isEqualTo("column_removed");
    }

    @Test
    void tellsWhatIsSeenAgainFromWhatACallerHas() {
        // Given
        profileOf(ORDERS);
        discover("{}");
        var before = user.get(path("/schema")).is(200);

        // When
        discover("{}");

        // Then
        var after = user.with("If-None-Match", before.etag()).get(path("/schema"));
        assertThat(after.is(200).at("/snapshot/last_seen_at")).isNotEqualTo(before.at("/snapshot/last_seen_at"));
    }

    @Test
    void listsSnapshotsInPages() {
        // Given
        profileOf(ORDERS);
        discover("{}");
        sourceHas(CUSTOMERS);
        discover("{}");

        // When
        var first = user.get(path("/schema/snapshots?limit=1")).is(200);
        var second = user.get(first.next()).is(200);

        // Then
        assertThat(first.at("/total")).isEqualTo("2");
        assertThat(first.at("/items/0/number")).isEqualTo("2");
        assertThat(first.at("/items/0/id")).isEmpty();
        assertThat(second.at("/items/0/number")).isEqualTo("1");
        assertThat(second.has("Link")).isFalse();
    }

    @Test
    void profileIsDeletedWithoutWaitingForItsSnapshots() throws Throwable {
        // Given
        profileOf(ORDERS);
        Database.execute("insert into schema_snapshots (id, profile_id, source, scope, status, number, hash)"
                + " select gen_random_uuid(), '" + profile + "', '" + profile.substring(0, 40)
                + "', '{}', 'complete', n, 'x' from generate_series(1, 20) n;"
                + " insert into snapshot_tables (snapshot_id, name, hash, column_count, definition)"
                + " select id, 'table_' || n, 'x', 1, '{}' from schema_snapshots, generate_series(1, 2500) n"
                + " where profile_id = '" + profile + "'");

        // When
        user.delete(path("")).is(204);

        // Then
        assertThat(tablesOfForgotten()).isPositive();
        VertxContextSupport.subscribeAndAwait(purge::purge);
        assertThat(tablesOfForgotten()).isZero();
        assertThat(Database.query(
                        "select number::text from schema_snapshots where source = ?", profile.substring(0, 40)))
                .isEmpty();
    }

    @Test
    void saysHowMuchThereIsToReadBeforeAnythingIsRead() {
        // Given
        sourceHas(scope -> {
            scope.expect(7);
            return Multi.createFrom().nothing();
        });
        createProfile();

        // When
        var operation = user.post(path("/discovery"), "{}").is(202).location();

        // Then
        Eventually.holds(() ->
                assertThat(user.get(operation).at("/progress/tables_expected")).isEqualTo("7"));
        assertThat(user.get(operation).at("/progress/tables")).isEqualTo("0");
        user.send("POST", operation + "/cancel").is(202);
    }

    @Test
    void leavesChangesOutButNotWhetherTheyBreak() {
        // Given
        var many = IntStream.range(0, 1_200).mapToObj(Tables::numbered).toArray(Table[]::new);
        profileOf(Tables.table("zoo", "last", Tables.column("id")));
        discover("{}");
        sourceHas(many);
        discover("{}");

        // When
        var diff = user.get(path("/schema/diff")).is(200);

        // Then
        assertThat(diff.json().path("changes")).hasSize(1_000);
        assertThat(diff.at("/truncated")).isEqualTo("true");
        assertThat(diff.at("/breaking")).isEqualTo("true");
    }

    @Test
    void saysThatThereIsNothingToCompareYet() {
        // Given
        profileOf(ORDERS);
        var before = user.get(path("/schema/diff"));
        discover("{}");

        // When
        var after = user.get(path("/schema/diff"));

        // Then
        before.isProblem(404, "not-found");
        after.isProblem(409, "nothing-to-compare");
    }

    @Test
    void goesThroughTheTablesInPages() {
        // Given
        profileOf(IntStream.range(0, 7).mapToObj(Tables::numbered).toArray(Table[]::new));
        discover("{}");

        // When
        var first = user.get(path("/schema?limit=5&search=TABLE")).is(200);
        var second = user.get(first.next()).is(200);

        // Then
        assertThat(first.json().path("tables")).hasSize(5);
        assertThat(second.json().path("tables")).hasSize(2);
        assertThat(second.at("/tables/0/name")).isEqualTo("table_00005");
        assertThat(second.has("Link")).isFalse();
    }

    @Test
    void namesWhatIsWrongWithAQuery() {
        // Given
        profileOf(ORDERS);

        // When
        var answer = user.get(path("/schema?limit=0&after=odd&offset=1&snapshot=x"));

        // Then
        answer.isProblem(400, "invalid-request")
                .hasViolation("limit", "from 1 to 1000")
                .hasViolation("after", "cursor")
                .hasViolation("offset", "not a known")
                .hasViolation("snapshot", "whole number");
    }

    @Test
    void discoversTenThousandTablesWithinThirtySeconds() {
        // Given
        sourceHas(scope -> Multi.createFrom().range(0, 10_000).map(Tables::numbered));
        createProfile();
        var before = System.nanoTime();

        // When
        var operation = discover("{}");

        // Then
        assertThat(operation.at("/result/columns")).isEqualTo("200000");
        assertThat(System.nanoTime() - before).isLessThan(30_000_000_000L);
    }

    @Test
    void knowsNoOtherProfiles() {
        // When
        var discovery = user.post("/connector/profiles/" + profile + "/discovery", "{}");
        var schema = user.get("/connector/profiles/" + profile + "/schema");

        // Then
        discovery.isProblem(404, "not-found");
        schema.isProblem(404, "not-found");
    }

    @Test
    void viewersMayReadButNotDiscover() {
        // Given
        profileOf(ORDERS);
        discover("{}");
        var viewer = Api.newUser("viewer");

        // When
        var schema = viewer.get(path("/schema"));
        var discovery = viewer.post(path("/discovery"), "{}");

        // Then
        schema.is(200);
        discovery.is(403);
    }

    @Test
    void oneDiscoveryOfAProfileAtATime() {
        // Given
        sourceHas(scope -> Multi.createFrom().nothing());
        createProfile();

        // When
        var answers = Parallel.run(4, () -> user.post(path("/discovery"), "{}"));

        // Then
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(202, 409, 409, 409);
        var won = answers.stream()
                .filter(answer -> answer.status() == 202)
                .findFirst()
                .orElseThrow();
        var lost = answers.stream()
                .filter(answer -> answer.status() == 409)
                .findFirst()
                .orElseThrow();
        lost.isProblem(409, "discovery-running");
        assertThat(lost.location()).isEqualTo(won.location());
        user.send("POST", won.location() + "/cancel");
    }

    @Test
    void cancellingCutsTheSourceAndLeavesNothingBehind() {
        // Given
        var cut = new AtomicBoolean();
        sourceHas(scope -> Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().range(0, 600).map(Tables::numbered),
                        Multi.createFrom().<Table>nothing())
                .onCancellation()
                .invoke(() -> cut.set(true)));
        createProfile();
        var operation = user.post(path("/discovery"), "{}").is(202).location();
        Eventually.holds(
                () -> assertThat(user.get(operation).at("/progress/tables")).isEqualTo("250"));

        // When
        user.send("POST", operation + "/cancel").is(202);

        // Then
        awaitEnd(operation);
        assertThat(user.get(operation).at("/status")).isEqualTo("cancelled");
        Eventually.holds(() -> assertThat(cut).isTrue());
        Eventually.holds(() -> assertThat(snapshots()).isEmpty());
    }

    @Test
    void saysWhatIsWrongWithTheSourceAndLeavesNothingBehind() {
        // Given
        sourceHas(scope -> Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().range(0, 300).map(Tables::numbered),
                        Multi.createFrom()
                                .<Table>failure(new SourceException(FaultCode.CONNECTION_RESET, "Try again."))));
        createProfile();

        // When
        var operation = discover("{}");

        // Then
        assertThat(operation.at("/status")).isEqualTo("failed");
        assertThat(operation.at("/problem/code")).isEqualTo("connection-reset");
        assertThat(operation.at("/problem/detail")).isEqualTo("Try again.");
        assertThat(snapshots()).isEmpty();
    }

    @Test
    void endsIfTheProfileIsDeletedMeanwhile() {
        // Given
        sourceHas(scope -> onAWorker(Multi.createFrom().range(0, 600)).map(number -> {
            if (number == 400) {
                user.delete(path("")).is(204);
            }
            return Tables.numbered(number);
        }));
        createProfile();

        // When
        var operation = discover("{}");

        // Then
        assertThat(operation.at("/status")).isEqualTo("failed");
        assertThat(operation.at("/problem/code")).isEqualTo("not-found");
        assertThat(snapshots()).isEmpty();
    }

    @Test
    void doesNotTellAProfileThatPointsElsewhereByNow() {
        // Given
        sourceHas(scope -> onAWorker(Multi.createFrom().items(1)).map(number -> {
            user.patch(path(""), "{\"connection_string\": \"https://elsewhere.invalid/\"}")
                    .is(200);
            return ORDERS;
        }));
        createProfile();

        // When
        var operation = discover("{}");

        // Then
        assertThat(operation.at("/problem/code")).isEqualTo("profile-changed");
        assertThat(snapshots()).isEmpty();
        assertThat(user.get(path("")).json().has("schema_info")).isFalse();
    }

    @Test
    void doesNotTellAProfileOfAFileThatWasReplacedMeanwhile() {
        // Given
        sourceHas(scope -> onAWorker(Multi.createFrom().items(1)).map(number -> {
            upload("a,b\n1,2\n");
            return ORDERS;
        }));
        createWorkbook();

        // When
        var operation = discover("{}");

        // Then
        assertThat(operation.at("/problem/code")).isEqualTo("profile-changed");
        assertThat(snapshots()).isEmpty();
    }

    @Test
    void knowsNothingOfTheFileThatTheProfileHasFromNowOn() {
        // Given
        sourceHas(ORDERS);
        createWorkbook();
        discover("{}");
        user.get(path("/schema")).is(200);

        // When
        upload("a,b\n1,2\n");

        // Then
        user.get(path("/schema")).isProblem(404, "not-found");
    }

    @Test
    void removesWhatADeadRunHasLeftBehind() {
        // Given
        profileOf(ORDERS);
        Database.execute("insert into schema_snapshots (id, profile_id, source, scope) values (gen_random_uuid(), '"
                + profile + "', 'any', '{}')");

        // When
        discover("{}");

        // Then
        assertThat(snapshots()).containsExactly("complete");
    }

    @Test
    void keepsTheLastTwenty() {
        // Given
        profileOf(ORDERS);
        Database.execute("insert into schema_snapshots (id, profile_id, source, scope, status, number, hash)"
                + " select gen_random_uuid(), '" + profile + "', 'any', '{}', 'complete', n, 'old'"
                + " from generate_series(1, 20) n");

        // When
        discover("{}");

        // Then
        var kept = user.get(path("/schema/snapshots")).json().path("items");
        assertThat(kept).hasSize(20);
        assertThat(kept.path(0).path("number").asInt()).isEqualTo(21);
        assertThat(kept.path(19).path("number").asInt()).isEqualTo(2);
    }

    @Test
    void writesWhoDidWhatIntoTheAudit() {
        // Given
        profileOf(ORDERS);

        // When
        discover("{}");

        // Then
        assertThat(Database.query(
                        "select action from audit_log where profile_id = ? and actor = ? order by id",
                        profile,
                        user.user()))
                .endsWith("discovery", "snapshot");
    }

    @Test
    void otherFeaturesFindATable() throws Throwable {
        // Given
        profileOf(CUSTOMERS, ORDERS);
        discover("{}");
        var connection = VertxContextSupport.subscribeAndAwait(() -> connections.open(user.user(), profile));

        // When
        var table = VertxContextSupport.subscribeAndAwait(() -> schemas.table(connection, "sales.orders"));
        var none = VertxContextSupport.subscribeAndAwait(() -> schemas.table(connection, "sales.ORDERS"));

        // Then
        assertThat(table).isEqualTo(ORDERS);
        assertThat(none).isNull();
    }

    /** Where it may wait for an answer. */
    private static Multi<Integer> onAWorker(Multi<Integer> numbers) {
        return numbers.emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private void profileOf(Table... tables) {
        sourceHas(tables);
        createProfile();
    }

    private void sourceHas(Table... tables) {
        sourceHas(scope -> {
            scope.expect(tables.length);
            return Multi.createFrom()
                    .items(tables)
                    .filter(table -> scope.wants(String.valueOf(table.schema()), table.name()));
        });
    }

    private void sourceHas(Function<Scope, Multi<Table>> tables) {
        source.put(profile, tables);
    }

    private void createProfile() {
        user.post("/connector/profiles", """
                {"id": "%s", "name": "Fake", "type": "api", "connection_string": "%s"}""".formatted(profile, FakeSchemaReader.url(profile)))
                .is(201);
    }

    private void createWorkbook() {
        user.put(path(""), "{\"name\": \"Fake\", \"type\": \"excel\"}").is(201);
        upload("a,b\n");
    }

    private void upload(String csv) {
        assertThat(user.send("PUT", path("/file"), "text/csv", csv.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isBetween(200, 201);
    }

    /** The operation at its end. */
    private Answer discover(String body) {
        var started = body.isEmpty() ? user.send("POST", path("/discovery")) : user.post(path("/discovery"), body);
        var location = started.is(202).location();
        awaitEnd(location);
        return user.get(location);
    }

    private void awaitEnd(String operation) {
        Eventually.holds(
                () -> assertThat(user.get(operation).at("/status")).isIn(Set.of("succeeded", "failed", "cancelled")));
    }

    private void pointTo(String name) {
        user.patch(path(""), "{\"connection_string\": \"" + FakeSchemaReader.url(name) + "\"}")
                .is(200);
    }

    private int tablesOfForgotten() {
        return Integer.parseInt(Database.query(
                        "select count(*)::text from snapshot_tables where snapshot_id in (select id from"
                                + " schema_snapshots where profile_id is null and source = ?)",
                        profile.substring(0, 40))
                .get(0));
    }

    private List<String> snapshots() {
        return Database.query("select status from schema_snapshots where profile_id = ?", profile);
    }

    private String path(String rest) {
        return "/connector/profiles/" + profile + rest;
    }
}
