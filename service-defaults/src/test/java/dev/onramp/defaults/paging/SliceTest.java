package dev.onramp.defaults.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceTest {

    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void showsNoMoreThanThePageHolds() {
        // Given
        var slice = Slice.of(List.of("c", "b", "a"), page("limit=2"), 3L);

        // When
        var answer = answer(slice);

        // Then
        assertThat(answer).isEqualTo(new Page<>(List.of("c", "b"), 3L, 2, 0));
    }

    @Test
    void leadsToWhatComesBehindTheLastItem() {
        // Given
        var slice = Slice.of(List.of("c", "b", "a"), page("limit=2"), 3L);

        // When
        var next = next(slice);

        // Then
        assertThat(next).isEqualTo("/things?limit=2&after=" + new Cursor(TIME, "b").encode());
    }

    @Test
    void lastPageLeadsNowhere() {
        // Given
        var slice = Slice.of(List.of("b", "a"), page("limit=2"), 2L);

        // When
        var answer = slice.toAnswer(id -> new Cursor(TIME, id));

        // Then
        assertThat(answer.getHeaders()).doesNotContainKey("Link");
    }

    @Test
    void emptyPageLeadsNowhere() {
        // Given
        var slice = Slice.<String>of(List.of(), page(""), 0L);

        // When
        var answer = slice.toAnswer(id -> new Cursor(TIME, id));

        // Then
        assertThat(answer.getHeaders()).doesNotContainKey("Link");
    }

    @Test
    void pageBehindACursorTellsNoTotalAndNoOffset() {
        // Given
        var slice = Slice.of(List.of("a"), page("after=" + new Cursor(TIME, "b").encode()), null);

        // When
        var answer = answer(slice);

        // Then
        assertThat(answer).isEqualTo(new Page<>(List.of("a"), null, 20, null));
    }

    @Test
    void changesItemsButNotThePage() {
        // Given
        var slice = Slice.of(List.of("b", "a"), page("limit=1"), 2L);

        // When
        var changed = slice.map(String::length);

        // Then
        assertThat(changed).isEqualTo(new Slice<>(List.of(1), true, 2L, slice.page()));
    }

    @Test
    void nextPageReplacesOffsetAndCursor() {
        assertThat(parametersOfNext("offset=40&type=sql")).containsOnlyKeys("type", "after");
        assertThat(parametersOfNext("after=" + new Cursor(TIME, "old").encode()))
                .isEqualTo(Map.of("after", List.of(new Cursor(TIME, "b").encode())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%61fter=NTph", "%6Fffset=40", "a%66ter=NTph&limit=1"})
    void nextPageReplacesThemHoweverTheyWereEscaped(String query) {
        assertThat(parametersOfNext(query).get("after")).containsExactly(new Cursor(TIME, "b").encode());
        assertThat(parametersOfNext(query)).doesNotContainKey("offset");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=a%2Bb",
                "name=a+b",
                "name=a%20b",
                "name=100%25",
                "name=%7Bid%7D",
                "name=a%26b%3Dc",
                "name=%C3%BC",
                "name=%F0%9F%9A%80",
                "name=%3E%3B+rel%3D%22prev%22",
                "name=a%23b",
                "name=%2525",
                "name=a;b",
                "name=$1",
                "name=%5C1"
            })
    void nextPageKeepsEveryFilter(String query) {
        assertThat(parametersOfNext(query).get("name"))
                .isEqualTo(Query.decode(query).get("name"));
    }

    @Property
    void nextPageKeepsAnyFilter(@ForAll("values") String value) {
        assertThat(parametersOfNext("name=" + Query.escape(value)).get("name")).containsExactly(value);
    }

    @Property
    void linkCannotBeBrokenOutOf(@ForAll("values") String value) {
        assertThat(next(twoOf("name=" + Query.escape(value)))).matches("[!-~&&[^<>\"]]+");
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .map(Character::toString)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(points -> String.join("", points));
    }

    private static Map<String, List<String>> parametersOfNext(String query) {
        return Query.decode(URI.create(next(twoOf(query))).getRawQuery());
    }

    /** A page that ends with b and is not the last. */
    private static Slice<String> twoOf(String query) {
        return new Slice<>(List.of("c", "b"), true, 3L, page(query));
    }

    private static PageRequest page(String query) {
        var uri = URI.create("http://localhost:8080/things" + (query.isEmpty() ? "" : "?" + query));
        var parameters = Query.decode(query);
        var limit = parameters.getFirst("limit");
        var after = parameters.getFirst("after");
        return new PageRequest(
                limit == null ? 20 : Integer.parseInt(limit),
                0,
                after == null ? null : Cursor.decode(after).orElseThrow(),
                null,
                null,
                uri);
    }

    private static Page<String> answer(Slice<String> slice) {
        return slice.toAnswer(id -> new Cursor(TIME, id)).getEntity();
    }

    private static String next(Slice<String> slice) {
        var link = String.valueOf(
                slice.toAnswer(id -> new Cursor(TIME, id)).getHeaders().getFirst("Link"));
        assertThat(link).startsWith("<").endsWith(">; rel=\"next\"");
        return link.substring(1, link.length() - ">; rel=\"next\"".length());
    }
}
