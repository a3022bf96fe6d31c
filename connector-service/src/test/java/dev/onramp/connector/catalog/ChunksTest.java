package dev.onramp.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.CodePoints;
import dev.onramp.connector.source.Table.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** How many tables are asked for at a time, and in which order. */
class ChunksTest {

    @Property
    void everyTableIsInOneChunkInTheOrderOfItsName(@ForAll("tables") List<FoundTable> tables) {
        // When
        var chunks = Chunks.of(new ArrayList<>(tables));

        // Then
        var names = chunks.stream()
                .flatMap(List::stream)
                .map(FoundTable::qualifiedName)
                .toList();
        assertThat(names).containsExactlyInAnyOrderElementsOf(names(tables));
        assertThat(names).isSortedAccordingTo(ChunksTest::byCodePoint);
    }

    @Property
    void chunkIsBoundedUnlessItIsASingleTable(@ForAll("tables") List<FoundTable> tables) {
        assertThat(Chunks.of(new ArrayList<>(tables))).allMatch(chunk -> chunk.size() == 1 || isBounded(chunk));
    }

    @Test
    void moreTablesNeedNoMoreStatementsThanChunks() {
        // Given
        var tables = new ArrayList<>(IntStream.range(0, 10_000)
                .mapToObj(i -> table("s", "t" + i, 20))
                .toList());

        // When
        var chunks = Chunks.of(tables);

        // Then
        assertThat(chunks).hasSize(20);
    }

    @Property
    void orderIsThatOfCodePoints(@ForAll("names") String left, @ForAll("names") String right) {
        assertThat(Integer.signum(CodePoints.ORDER.compare(left, right)))
                .isEqualTo(Integer.signum(byCodePoint(left, right)));
    }

    @Provide
    Arbitrary<List<FoundTable>> tables() {
        return Combinators.combine(names(), names(), Arbitraries.integers().between(0, 1600))
                .as(ChunksTest::table)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "b", ".", "-", "É", "\uE000", "\uFFFD", "\uD800\uDC00", "\uD83D\uDE00")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    private static boolean isBounded(List<FoundTable> chunk) {
        return chunk.size() <= Chunks.TABLES
                && chunk.stream().mapToInt(FoundTable::width).sum() <= Chunks.COLUMNS;
    }

    private static List<String> names(List<FoundTable> tables) {
        return tables.stream().map(FoundTable::qualifiedName).toList();
    }

    private static int byCodePoint(String left, String right) {
        return Arrays.compare(
                Stream.of(left).flatMapToInt(String::codePoints).toArray(),
                Stream.of(right).flatMapToInt(String::codePoints).toArray());
    }

    private static FoundTable table(String schema, String name, int width) {
        return new FoundTable(new FoundTable.Name(schema, name), schema, name, Kind.table, width, null, null);
    }
}
