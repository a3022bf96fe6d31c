package dev.onramp.connector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTablesTest {

    private static final URI BASE = URI.create("https://api.test");

    @Test
    void findsThePathsThatAnswerWithLists() {
        // When
        var tables = shop();

        // Then
        assertThat(tables)
                .extracting(Table::name)
                .containsExactly("/v2/customers", "/v2/orders", "/v2/reports/monthly");
        assertThat(tables).extracting(Table::kind).containsOnly(Table.Kind.resource);
        assertThat(tables).extracting(Table::comment).containsExactly("Customers, newest first.", "All orders.", null);
    }

    @Test
    void describesTheColumnsWithAllThatTheDocumentSays() {
        // When
        var orders = shop().get(1);

        // Then
        assertThat(orders.columns().stream().map(Object::toString))
                .containsExactly(
                        column("id", "string(uuid)", "UUID", false, null, "Never changes."),
                        column("created_at", "string(date-time)", "TIMESTAMPTZ", false, null, null),
                        column("number", "integer(int32)", "INT32", false, null, null),
                        column("position", "integer", "INT64", true, null, null),
                        column("amount", "number", "DECIMAL", false, null, null),
                        column("note", "string", "STRING", true, null, null),
                        column("state", "string", "STRING", true, null, "Where it is."),
                        column("customer", "object", "JSON", true, null, null),
                        column("lines", "array", "ARRAY", true, null, null),
                        column("photo", "string(byte)", "BYTES", true, null, null),
                        column("paid", "boolean", "BOOLEAN", true, "false", null),
                        column("elsewhere", "any", "UNKNOWN", true, null, null),
                        column("nowhere", "any", "UNKNOWN", true, null, null));
    }

    @Test
    void readsSwagger() {
        // When
        var tables = tables("""
            {"swagger":"2.0","basePath":"/api","paths":{"/things":{"get":{"responses":{"200":{"schema":
            {"type":"array","items":{"$ref":"#/definitions/Thing"}}}}}}},
            "definitions":{"Thing":{"required":["id"],"properties":{"id":{"type":"integer","x-nullable":true}}}}}
            """, null);

        // Then
        assertThat(tables).singleElement().satisfies(table -> {
            assertThat(table.name()).isEqualTo("/api/things");
            assertThat(table.columns().get(0)).hasToString(column("id", "integer", "INT64", true, null, null));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"type\":[\"string\",\"null\"],\"format\":\"date\"}                       ; string(date)   ; DATE   "
                        + " ; true",
                "{\"type\":[\"integer\",\"number\"]}                                        ; integer|number ; DECIMAL"
                        + " ; false",
                "{\"type\":[\"integer\",\"string\"]}                                        ; integer|string ; STRING "
                        + " ; false",
                "{\"type\":[\"integer\",\"object\"]}                                        ; integer|object ; JSON   "
                        + " ; false",
                "{\"anyOf\":[{\"type\":\"string\",\"format\":\"uuid\"},{\"type\":\"null\"}]}; string(uuid)   ; UUID   "
                        + " ; true",
                "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}]}                 ; string|integer ; STRING "
                        + " ; false",
                "{\"properties\":{\"x\":{}}}                                                ; object         ; JSON   "
                        + " ; false",
                "{\"items\":{}}                                                             ; array          ; ARRAY  "
                        + " ; false",
                "{}                                                                         ; any            ; UNKNOWN"
                        + " ; false",
                "{\"type\":\"number\",\"format\":\"float\"}                                 ; number(float)  ; FLOAT32"
                        + " ; false",
                "{\"type\":7}                                                               ; any            ; UNKNOWN"
                        + " ; false",
            })
    void readsTypes(String schema, String nativeType, String type, boolean nullable) {
        // When
        var tables = tables(listOf("{\"required\":[\"a\"],\"properties\":{\"a\":" + schema + "}}"), null);

        // Then
        assertThat(tables.get(0).columns().get(0)).hasToString(column("a", nativeType, type, nullable, null, null));
    }

    @Test
    void followsThePointerToTheRecords() {
        // Given
        var document = answer(
                "{\"properties\":{\"items\":{\"type\":\"array\",\"items\":{\"properties\":{\"x\":{}}}},"
                        + "\"deep/er\":{\"properties\":{\"list\":{\"type\":\"array\",\"items\":{\"properties\":{\"y\":{}}}}}}}}");

        // When
        var tables = tables(document, "/deep~1er/list");

        // Then
        assertThat(tables.get(0).columns()).extracting(Table.Column::name).containsExactly("y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "just text",
                "openapi: 3.0.0\npaths: []",
                "{\"openapi\":\"4.0.0\",\"paths\":{}}",
                "{\"swagger\":\"1.2\"}",
                "{\"openapi\":3}",
                "<html><body>404</body></html>",
                "a: b: c",
                "\t- x",
                "a: &x 1\nb: *x",
                "{\"openapi\":\"3.0.0\"} {}",
                "%YAML 9.9\n---\n!!javax.script.ScriptEngineManager [x]"
            })
    void refusesWhatIsNoOpenApiDocument(String text) {
        assertThatThrownBy(() -> tables(text, null))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        fault -> assertThat(fault.code().code()).isEqualTo("not-openapi"));
    }

    @Test
    void refusesBillionsOfLaughs() {
        // Given
        var laughs = "openapi: 3.0.0\na0: &a0 [lol, lol]\n"
                + IntStream.range(1, 40)
                        .mapToObj(i -> "a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1))
                        .collect(Collectors.joining());

        // Then
        assertThatThrownBy(() -> tables(laughs, null)).hasMessageContaining("aliases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "- "})
    void refusesWhatIsNestedTooDeep(String opening) {
        assertThatThrownBy(() -> tables("{\"openapi\":\"3.0.0\",\"x\":" + opening.repeat(100_000), null))
                .isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> tables("openapi: 3.0.0\nx: " + opening.repeat(100_000), null))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void endsInALongChainOfReferences() {
        // Given
        var chain = IntStream.range(0, 100_000)
                .mapToObj(i -> "\"s" + i + "\":{\"$ref\":\"#/c/s" + (i + 1) + "\"}")
                .collect(Collectors.joining(","));
        var document = with(listOf("{\"properties\":{\"a\":{\"$ref\":\"#/c/s0\"}}}"), chain);

        // When
        var tables = tables(document, null);

        // Then
        assertThat(tables.get(0).columns().get(0)).hasToString(column("a", "any", "UNKNOWN", true, null, null));
    }

    @Test
    void endsInCircles() {
        // Given
        var circles = "\"A\":{\"allOf\":[{\"$ref\":\"#/c/B\"}],\"properties\":{\"a\":{\"$ref\":\"#/c/L\"}}},"
                + "\"B\":{\"allOf\":[{\"$ref\":\"#/c/A\"}],\"properties\":{\"b\":{\"type\":\"string\"}}},"
                + "\"L\":{\"$ref\":\"#/c/L\"}";
        var document = with(listOf("{\"$ref\":\"#/c/A\"}"), circles);

        // When
        var tables = tables(document, null);

        // Then
        assertThat(tables.get(0).columns()).extracting(Table.Column::name).containsExactly("b", "a");
    }

    @Test
    void givesUpOnSchemasThatMultiply() {
        // Given
        var bombs = IntStream.range(0, 30)
                .mapToObj(i -> "\"s%d\":{\"allOf\":[{\"$ref\":\"#/c/s%d\"},{\"$ref\":\"#/c/s%d\"}]}"
                        .formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(","));
        var document = with(listOf("{\"$ref\":\"#/c/s0\"}"), bombs);

        // Then
        assertThatThrownBy(() -> tables(document, null))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        fault -> assertThat(fault.code().code()).isEqualTo("too-large"));
    }

    @Test
    void givesUpOnTooManyProperties() {
        // Given
        var properties =
                IntStream.range(0, 2001).mapToObj(i -> "\"p" + i + "\":{}").collect(Collectors.joining(","));

        // Then
        assertThatThrownBy(() -> tables(listOf("{\"properties\":{" + properties + "}}"), null))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        fault -> assertThat(fault.code().code()).isEqualTo("too-large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../other/things", "/%2e%2e/other/things", "/..%2fother/things", "/..;/other/things"})
    void leavesOutWhatIsBesideTheBaseUrl(String path) {
        // Given
        var document = listOf("{\"properties\":{\"a\":{}}}")
                .replace("/things", path)
                .replace("\"paths\"", "\"servers\":[{\"url\":\"/v1\"}],\"paths\"");
        var interest = new Interest();
        var base = URI.create("https://api.test/v1");

        // When
        var tables = new OpenApiTables(
                        Documents.openApi(document.getBytes(StandardCharsets.UTF_8), interest),
                        base,
                        base,
                        null,
                        interest)
                .tables(name -> true);

        // Then
        assertThat(tables).isEmpty();
    }

    @Test
    void readsJsonBehindAByteOrderMark() {
        assertThat(tables("\uFEFF" + listOf("{\"properties\":{\"a\":{}}}"), null))
                .hasSize(1);
    }

    @Property
    void neverFailsInAnyOtherWayThanItSays(
            @ForAll @IntRange(max = 4000) int from,
            @ForAll @IntRange(max = 60) int length,
            @ForAll("fragments") String fragment) {
        // Given
        var text = new String(shopText(), StandardCharsets.UTF_8);
        int begin = Math.min(from, text.length());
        var broken = text.substring(0, begin) + fragment + text.substring(Math.min(begin + length, text.length()));

        // When
        Throwable failure = catchThrowable(() -> tables(broken, null));

        // Then
        if (failure != null) {
            assertThat(failure).isInstanceOf(SourceException.class);
        }
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "0x1F",
                        "0o17",
                        "1_000",
                        "!!binary x",
                        "!!int abc",
                        ".nan",
                        "-.inf",
                        "1e999999999",
                        "&a *a",
                        "null",
                        "[[",
                        "{}",
                        "? ",
                        "|\n",
                        "\t",
                        "%",
                        "\"",
                        "- ",
                        ": ",
                        "12:30:45",
                        "!!java.net.URL [x]",
                        "~",
                        "...",
                        "---"),
                Arbitraries.strings().ofMaxLength(8));
    }

    private static String listOf(String schema) {
        return answer("{\"type\":\"array\",\"items\":" + schema + "}");
    }

    private static String with(String document, String schemas) {
        return "{\"c\":{" + schemas + "}," + document.substring(1);
    }

    private static String answer(String schema) {
        return "{\"openapi\":\"3.1.0\",\"paths\":{\"/things\":{\"get\":{\"responses\":{\"200\":{\"content\":"
                + "{\"application/json\":{\"schema\":" + schema + "}}}}}}}}";
    }

    private static String column(
            String name,
            String nativeType,
            String type,
            boolean nullable,
            @Nullable String defaultValue,
            @Nullable String comment) {
        return "Column[name=%s, nativeType=%s, type=%s, nullable=%s, defaultValue=%s, comment=%s]"
                .formatted(name, nativeType, type, nullable, defaultValue, comment);
    }

    static List<Table> tables(String document, @Nullable String pointer) {
        return tables(document.getBytes(StandardCharsets.UTF_8), pointer);
    }

    private static List<Table> tables(byte[] document, @Nullable String pointer) {
        var interest = new Interest();
        var location = ApiUrls.join(BASE, "openapi.json");
        return new OpenApiTables(Documents.openApi(document, interest), BASE, location, pointer, interest)
                .tables(name -> true);
    }

    private static List<Table> shop() {
        return tables(shopText(), null);
    }

    private static byte[] shopText() {
        try (InputStream in = OpenApiTablesTest.class.getResourceAsStream("/openapi/shop.yaml")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
