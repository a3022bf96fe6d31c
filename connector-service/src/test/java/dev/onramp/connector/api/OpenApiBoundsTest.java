package dev.onramp.connector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import dev.onramp.connector.source.SourceException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are small and mean much. What they cost is told by what they allocate, which bounds time as well. */
class OpenApiBoundsTest {

    private static final URI BASE = URI.create("https://api.test/v1");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MUCH = 1L << 30;

    @ParameterizedTest
    @ValueSource(strings = {"oneOf", "anyOf", "allOf"})
    void manyVariantsOfAWideSchemaAreRefused(String word) {
        // Given
        var document = listOf("{\"%s\":[%s]}".formatted(word, repeated("{\"$ref\":\"#/s\"}", 20_000)), wide());

        // Then
        assertIsRefusedAtLittleCost(document);
    }

    @Test
    void aLongListOfWhatIsRequiredIsRefused() {
        // Given
        var document = listOf("{\"required\":[%s],\"properties\":{\"a\":{}}}".formatted(many("\"%d\"", 50_000)), "{}");

        // Then
        assertIsRefusedAtLittleCost(document);
    }

    @Test
    void manyTablesOfAWideSchemaWithLongDescriptionsAreRefused() {
        // Given
        var described = "{\"description\":\"%s\"}".formatted("é".repeat(600));
        var columns = many("\"p%d\":{\"$ref\":\"#/d\"}", 2000);
        var paths = many(
                "\"/t%d\":{\"get\":{\"responses\":{\"200\":{\"content\":{\"application/json\":{\"schema\":"
                        + "{\"items\":{\"$ref\":\"#/s\"}}}}}}}}",
                480);
        var document = "{\"openapi\":\"3.0.0\",\"d\":%s,\"s\":{\"properties\":{%s}},\"paths\":{%s}}"
                .formatted(described, columns, paths);

        // Then
        assertIsRefusedAtLittleCost(document);
    }

    @Test
    void manyPathsToTheSameManyResponsesAreRefused() {
        // Given
        var document = "{\"openapi\":\"3.0.0\",\"i\":{\"get\":{\"responses\":{%s}}},\"paths\":{%s}}"
                .formatted(many("\"2%d\":{}", 50_000), many("\"/t%d\":{\"$ref\":\"#/i\"}", 5000));

        // Then
        assertIsRefusedAtLittleCost(document);
    }

    @Test
    void aLongPathOfTheServerStandsBeforeNoName() {
        // Given
        var document = "{\"openapi\":\"3.0.0\",\"servers\":[{\"url\":\"/v1/%s\"}],\"paths\":{%s}}"
                .formatted("a".repeat(1_000_000), many("\"/t%d\":{\"get\":{}}", 2000));

        // When
        long cost = cost(() -> OpenApiTablesTest.tables(document, null));

        // Then
        assertThat(cost).isLessThan(MUCH);
    }

    @Test
    void aLongTextIsCutBeforeItIsLookedAt() {
        // Given
        var texts = "\"description\":\"%1$s\",\"default\":\"%2$s\",\"format\":\"%1$s\""
                .formatted(" ".repeat(1_000_000), "x".repeat(1_000_000));
        var document =
                listOf("{\"properties\":{%s}}".formatted(many("\"p%d\":{\"$ref\":\"#/s\"}", 2000)), "{" + texts + "}");

        // When
        long cost = cost(() -> OpenApiTablesTest.tables(document, null));

        // Then
        assertThat(cost).isLessThan(MUCH);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void everyDocumentEndsAtLittleCost(@ForAll("tangles") String document) {
        // When
        long cost = cost(() -> {
            var failure = catchThrowable(() -> OpenApiTablesTest.tables(document, null));

            // Then
            assertThat(failure)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            fault -> assertThat(fault).isInstanceOf(SourceException.class));
        });
        assertThat(cost).isLessThan(MUCH);
    }

    /** Schemas of all sizes that refer to each other at random, each as often as it likes. */
    @Provide
    Arbitrary<String> tangles() {
        var sizes = Arbitraries.of(0, 1, 3, 40, 1000);
        var reference = Arbitraries.integers().between(0, 5).map("{\"$ref\":\"#/c/%d\"}"::formatted);
        var list = Combinators.combine(reference, sizes).as(OpenApiBoundsTest::repeated);
        var properties = Combinators.combine(reference, sizes, Arbitraries.of("p", "q"))
                .as((schema, size, name) -> many("\"" + name + "%d\":" + schema, size));
        var schema = Combinators.combine(properties, list, list, list, reference, sizes)
                .as((own, all, one, any, items, required) ->
                        ("{\"properties\":{%s},\"allOf\":[%s],\"oneOf\":[%s],\"anyOf\":[%s],\"items\":%s,"
                                        + "\"required\":[%s]}")
                                .formatted(own, all, one, any, items, many("\"p%d\"", required)));
        return schema.list().ofSize(6).map(schemas -> {
            var named = IntStream.range(0, 6)
                    .mapToObj(i -> "\"" + i + "\":" + schemas.get(i))
                    .collect(Collectors.joining(","));
            var paths = many(path("{\"type\":\"array\",\"items\":{\"$ref\":\"#/c/0\"}}"), 50);
            return "{\"openapi\":\"3.0.0\",\"c\":{%s},\"paths\":{%s}}".formatted(named, paths);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"openapi\":\"3.0.0\"}", "openapi: 3.0.0"})
    void nothingIsReadForNobody(String text) {
        // Given
        var interest = new Interest();
        interest.end();

        // Then
        assertThatThrownBy(() -> Documents.openApi(text.getBytes(StandardCharsets.UTF_8), interest))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void noReferenceIsFollowedForNobody() {
        // Given
        var interest = new Interest();
        var document = Documents.openApi(listOf("{\"$ref\":\"#/s\"}", "{}").getBytes(StandardCharsets.UTF_8), interest);
        var tables = new OpenApiTables(document, BASE, BASE, null, interest);

        // When
        interest.end();

        // Then
        assertThatThrownBy(() -> tables.tables(name -> true)).isInstanceOf(CancellationException.class);
    }

    private static void assertIsRefusedAtLittleCost(String document) {
        assertThat(cost(() -> assertThatThrownBy(() -> OpenApiTablesTest.tables(document, null))
                        .isInstanceOfSatisfying(
                                SourceException.class,
                                fault -> assertThat(fault.code().code()).isEqualTo("too-large"))))
                .isLessThan(MUCH);
    }

    private static long cost(Runnable work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static String wide() {
        return "{\"properties\":{%s},\"required\":[%s]}".formatted(many("\"p%d\":{}", 2000), many("\"p%d\"", 2000));
    }

    private static String listOf(String schema, String referred) {
        return "{\"openapi\":\"3.0.0\",\"s\":%s,\"paths\":{%s}}"
                .formatted(referred, many(path("{\"type\":\"array\",\"items\":" + schema + "}"), 1));
    }

    private static String path(String schema) {
        return "\"/things%d\":{\"get\":{\"responses\":{\"200\":{\"content\":{\"application/json\":{\"schema\":" + schema
                + "}}}}}}";
    }

    private static String many(String pattern, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> pattern.replace("%d", String.valueOf(i)))
                .collect(Collectors.joining(","));
    }

    private static String repeated(String text, int times) {
        return String.join(",", Collections.nCopies(times, text));
    }
}
