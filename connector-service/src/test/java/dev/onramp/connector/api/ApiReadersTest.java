package dev.onramp.connector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.connector.egress.OpenEgress;
import dev.onramp.connector.source.ApiSource;
import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.ApiSource.ApiOptions;
import dev.onramp.connector.source.ApiSource.AuthType;
import dev.onramp.connector.source.ApiSource.KeyPlace;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.RowReader.Rows;
import dev.onramp.connector.source.SchemaReader.Scope;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.StageLog;
import dev.onramp.connector.source.Table;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiReadersTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Vertx VERTX = Vertx.vertx();
    private static final ApiClient CLIENT =
            new ApiClient(VERTX, OpenEgress.of("127.0.0.1/32", Map.of("api.test", "127.0.0.1")));
    private static final ApiReads READS = new ApiReads(CLIENT, VERTX);
    private static final ApiTester TESTER = new ApiTester(CLIENT);
    private static final ApiSchemaReader SCHEMAS = new ApiSchemaReader(READS);
    private static final ApiRowReader ROWS = new ApiRowReader(READS);

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Test
    void describesWhatThePathsAnswerWith() {
        // Given
        try (var server = api(Map.of(
                "/v1/orders", "{\"data\":[{\"id\":1,\"at\":\"2026-01-01\"},{\"id\":2.5}]}", "/v1/customers", "[]"))) {
            var source = source(server, "/v1", null, null, "orders", "customers", "orders");

            // When
            var tables = tables(source, name -> true);

            // Then
            assertThat(tables).extracting(Table::name).containsExactly("/v1/customers", "/v1/orders");
            assertThat(tables.get(0).columns()).isEmpty();
            assertThat(tables.get(1).columns())
                    .extracting(column -> column.name() + " " + column.nativeType() + " " + column.nullable())
                    .containsExactly("id number false", "at string(date) true");
        }
    }

    @Test
    void readsTheBaseUrlItselfWhereThereAreNoPaths() {
        // Given
        try (var server = api(Map.of("/v1", "{\"a\":1}"))) {

            // When
            var tables = tables(source(server, "/v1", null, null), name -> true);

            // Then
            assertThat(tables).extracting(Table::qualifiedName).containsExactly("/v1");
        }
    }

    @Test
    void asksOnlyForWhatIsWanted() {
        // Given
        try (var server = api(Map.of("/a", "[{\"x\":1}]"))) {

            // When
            var tables = tables(source(server, "", null, null, "a", "b"), name -> name.equals("/a"));

            // Then
            assertThat(tables).extracting(Table::name).containsExactly("/a");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void readsTheOpenApiDocumentAndNothingElse() throws IOException {
        // Given
        try (InputStream shop = ApiReadersTest.class.getResourceAsStream("/openapi/shop.yaml");
                var server =
                        api(Map.of("/docs/openapi.yaml", new String(shop.readAllBytes(), StandardCharsets.UTF_8)))) {
            var source = source(server, "", null, "docs/openapi.yaml", "v2/orders");

            // When
            var tables = tables(source, name -> true);

            // Then
            assertThat(tables).extracting(Table::name).containsExactly("/v2/orders");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void tellsHowManyTablesThereAre() {
        // Given
        try (var server = api(Map.of("/a", "[]", "/b", "[]"))) {
            var expected = new AtomicLong();

            // When
            SCHEMAS.read(source(server, "", null, null, "a", "b"), Login.NONE, scope(name -> true, expected))
                    .collect()
                    .asList()
                    .subscribeAsCompletionStage()
                    .join();

            // Then
            assertThat(expected).hasValue(2);
        }
    }

    static Stream<Arguments> uselessAnswers() {
        return Stream.of(
                Arguments.of("<html></html>", null, FaultCode.NOT_JSON),
                Arguments.of("", null, FaultCode.NOT_JSON),
                Arguments.of("{\"a\":1} {\"a\":2}", null, FaultCode.NOT_JSON),
                Arguments.of(Named.of("brackets", "[".repeat(10_000)), null, FaultCode.NOT_JSON),
                Arguments.of("[{\"a\":1},", null, FaultCode.NOT_JSON),
                Arguments.of(Named.of("digits", "{\"a\":" + "1".repeat(5000) + "}"), null, FaultCode.NOT_JSON),
                Arguments.of("{\"a\":[]}", "/b", FaultCode.TABLE_MISSING),
                Arguments.of(Named.of("many values", "[[" + "[],".repeat(200_001) + "1]]"), null, FaultCode.TOO_LARGE));
    }

    @ParameterizedTest
    @MethodSource("uselessAnswers")
    void tellsWhatIsWrongWithAnAnswer(String answer, @Nullable String pointer, FaultCode code) {
        // Given
        try (var server = api(Map.of("/", answer))) {

            // Then
            assertThatThrownBy(() -> tables(source(server, "", pointer, null), name -> true))
                    .cause()
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            fault -> assertThat(fault.code()).isEqualTo(code));
        }
    }

    @Test
    void tellsWhichOfThePathsFailsWithoutItsQuery() {
        // Given
        try (var server = api(Map.of("/a", "[]"))) {

            // Then
            assertThatThrownBy(() -> tables(source(server, "", null, null, "a", "b?token=secret"), name -> true))
                    .cause()
                    .hasMessageStartingWith("/b: The API answered 404.");
        }
    }

    @Test
    void takesNoMoreThanAThousandRecordsIntoAccount() {
        // Given
        try (var server = api(Map.of("/", "[" + "{\"a\":1},".repeat(1000) + "{\"b\":1}]"))) {

            // When
            var tables = tables(source(server, "", null, null), name -> true);

            // Then
            assertThat(tables.get(0).columns()).extracting(Table.Column::name).containsExactly("a");
        }
    }

    @Test
    void keepsNamesThatCannotBeStoredFromBeingStored() {
        // Given
        try (var server = api(Map.of("/", "[{\"a\\u0000b\":1,\"\\ud800\":\"\\udfff\"}]"))) {
            var source = source(server, "", null, null);

            // When
            var tables = tables(source, name -> true);

            // Then
            assertThat(tables.get(0).columns()).extracting(Table.Column::name).containsExactly("a\uFFFDb", "\uFFFD");
            assertThat(rows(source, tables.get(0), 1, 1000).rows()).hasToString("[[1,\"\uFFFD\"]]");
        }
    }

    @Test
    void readsRowsWithExactNumbersInTheOrderOfTheColumns() {
        // Given
        var records = "[{\"b\":0.10,\"a\":12345678901234567890.000000000000000001},{\"a\":{\"x\":[1e3]},\"c\":1}]";
        try (var server = api(Map.of("/", records))) {
            var source = source(server, "", null, null);
            var table = table("/", "a", "b", "z");

            // When
            var rows = rows(source, table, 10, 10_000);

            // Then
            assertThat(rows.columns()).containsExactly("a", "b", "z");
            assertThat(rows.rows())
                    .hasToString("[[12345678901234567890.000000000000000001,0.10,null], [{\"x\":[1E+3]},null,null]]");
            assertThat(rows.truncated()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/other/collect", "/v1/../other/collect", "/v1/%2e%2E/other/collect", "/v1/..%2Fother", "/v1x"})
    void sendsNothingBesideTheBaseUrl(String name) {
        // Given
        try (var server = api(Map.of())) {
            var source = source(server, "/v1", null, null);
            var table = table(name, "a");

            // Then
            assertThatThrownBy(() -> rows(source, table, 10, 1000))
                    .cause()
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            fault -> assertThat(fault.code()).isEqualTo(FaultCode.NOT_CONFIGURED));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void readsNoMoreRowsThanWanted() {
        // Given
        try (var server = api(Map.of("/", "[{\"a\":1},{\"a\":2},{\"a\":3}]"))) {

            // When
            var rows = rows(source(server, "", null, null), table("/", "a"), 2, 10_000);

            // Then
            assertThat(rows.rows()).hasToString("[[1], [2]]");
            assertThat(rows.truncated()).isTrue();
        }
    }

    @Test
    void readsNoMoreBytesThanWanted() {
        // Given
        var large = "{\"a\":\"" + "é".repeat(400) + "\"}";
        try (var server = api(Map.of("/", "[" + large + "," + large + "]"))) {

            // When
            var rows = rows(source(server, "", null, null), table("/", "a"), 2, 1000);

            // Then
            assertThat(rows.rows()).hasSize(1);
            assertThat(rows.truncated()).isTrue();
        }
    }

    @Test
    void readsRowsOfAListThatWasEmptyWhenItWasDiscovered() {
        // Given
        try (var server = api(Map.of("/", "[5,\"x\"]"))) {

            // When
            var rows = rows(source(server, "", null, null), table("/"), 10, 1000);

            // Then
            assertThat(rows.columns()).containsExactly("value");
            assertThat(rows.rows()).hasToString("[[5], [\"x\"]]");
        }
    }

    @Test
    void testsWhatIsReadLater() {
        // Given
        try (var server = api(Map.of("/v1/orders", "no json, but an answer"))) {

            // When
            var finding = TESTER.test(source(server, "/v1", null, null, "orders"), Login.NONE, LONG, StageLog.NONE)
                    .subscribeAsCompletionStage()
                    .join();

            // Then
            assertThat(finding.encrypted()).isFalse();
        }
    }

    static Stream<Arguments> uselessLogins() {
        return Stream.of(
                Arguments.of(new ApiAuth(AuthType.basic, null, null), Login.NONE, "username"),
                Arguments.of(new ApiAuth(AuthType.basic, null, null), new Login("a:b", "c", null, null), "colon"),
                Arguments.of(new ApiAuth(AuthType.bearer, null, null), Login.NONE, "token"),
                Arguments.of(
                        new ApiAuth(AuthType.bearer, null, null),
                        new Login(null, null, "a\r\nHost: b", null),
                        "line break"),
                Arguments.of(new ApiAuth(AuthType.api_key, KeyPlace.query, "k"), Login.NONE, "api_key"),
                Arguments.of(new ApiAuth(AuthType.api_key, null, null), new Login(null, null, null, "k"), "auth.in"),
                Arguments.of(
                        new ApiAuth(AuthType.api_key, KeyPlace.header, "Host"),
                        new Login(null, null, null, "k"),
                        "auth.name"),
                Arguments.of(
                        new ApiAuth(AuthType.api_key, KeyPlace.header, "a b"),
                        new Login(null, null, null, "k"),
                        "auth.name"));
    }

    @ParameterizedTest
    @MethodSource("uselessLogins")
    void asksNobodyWithoutUsableCredentials(ApiAuth auth, Login login, String advice) {
        // Given
        try (var server = api(Map.of("/", "{}"))) {
            var source = new ApiSource(uri(server, ""), auth, ApiOptions.DEFAULT);

            // When
            var test = TESTER.test(source, login, LONG, StageLog.NONE).subscribeAsCompletionStage();

            // Then
            assertThatThrownBy(test::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            fault -> assertThat(fault.code()).isEqualTo(FaultCode.NOT_CONFIGURED))
                    .hasMessageContaining(advice);
            assertThat(server.connections()).isZero();
        }
    }

    private static RawServer api(Map<String, String> answers) {
        return RawServer.doing((request, socket) -> {
            var body = answers.get(request.split(" ", -1)[1]);
            RawServer.say(
                    socket, body == null ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" : RawServer.ok(body));
        });
    }

    private static URI uri(RawServer server, String path) {
        return URI.create("http://api.test:" + server.port() + path);
    }

    private static ApiSource source(
            RawServer server, String path, @Nullable String pointer, @Nullable String openApi, String... paths) {
        return new ApiSource(uri(server, path), ApiAuth.NONE, new ApiOptions(pointer, openApi, List.of(paths)));
    }

    private static Table table(String name, String... columns) {
        return new Table(
                null,
                name,
                Table.Kind.resource,
                null,
                null,
                Stream.of(columns)
                        .map(column -> new Table.Column(column, "any", PortableType.UNKNOWN, true, null, null))
                        .toList(),
                List.of(),
                List.of());
    }

    private static List<Table> tables(ApiSource source, Predicate<String> wanted) {
        return SCHEMAS.read(source, Login.NONE, scope(wanted, new AtomicLong()))
                .collect()
                .asList()
                .subscribeAsCompletionStage()
                .join();
    }

    private static Rows rows(ApiSource source, Table table, int limit, int maxBytes) {
        Uni<Rows> rows = ROWS.read(source, Login.NONE, table, limit, maxBytes, LONG);
        return rows.subscribeAsCompletionStage().join();
    }

    private static Scope scope(Predicate<String> wanted, AtomicLong expected) {
        return new Scope() {
            @Override
            public boolean wants(String schema, String table) {
                return schema.isEmpty() && wanted.test(table);
            }

            @Override
            public void expect(long tables) {
                expected.set(tables);
            }
        };
    }
}
