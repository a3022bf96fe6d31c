package dev.onramp.defaults.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.defaults.InLocale;
import dev.onramp.defaults.Refusal;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageParametersTest {

    private static final Cursor PLACE = new Cursor(Instant.parse("2026-01-31T12:00:00.123456Z"), "id");

    @Test
    void asksForTheFirstTwentyByDefault() {
        // When
        var page = Query.of("").parse();

        // Then
        assertThat(page)
                .isEqualTo(new PageRequest(
                        20, 0, null, null, null, Query.of("").uri.getRequestUri()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 100})
    void takesEveryLimitInRange(int limit) {
        assertThat(Query.of("limit=" + limit).parse().limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000})
    void takesEveryOffsetInRange(int offset) {
        assertThat(Query.of("offset=" + offset).parse().offset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "101",
                "-1",
                "+5",
                "5.0",
                "1e1",
                "0x10",
                " 5",
                "5 ",
                "5\n",
                "٥",
                "999999999",
                "9999999999",
                "99999999999999999999",
                "null",
                "5;6",
                "5,6",
                "\0"
            })
    void namesABadLimit(String value) {
        // When
        var refusal = Refusal.of(() -> Query.of("limit", value).parse());

        // Then
        assertThat(refusal.fields()).containsExactly("limit");
        assertThat(refusal.message()).isEqualTo("must be a whole number from 1 to 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0", "100001", "1 000", "١", "4294967296"})
    void namesABadOffset(String value) {
        // When
        var refusal = Refusal.of(() -> Query.of("offset", value).parse());

        // Then
        assertThat(refusal.fields()).containsExactly("offset");
        assertThat(refusal.message()).isEqualTo("must be a whole number from 0 to 100000");
    }

    @Test
    void messageHasTheSameDigitsEverywhere() {
        // When
        var refusal = InLocale.arabic(() -> Refusal.of(() -> Query.of("limit=0").parse()));

        // Then
        assertThat(refusal.message()).isEqualTo("must be a whole number from 1 to 100");
    }

    @Test
    void namesAnUnknownParameter() {
        assertThat(Refusal.of(() -> Query.of("colour=blue").parse("color")).fields())
                .containsExactly("colour");
    }

    @Test
    void namesAParameterInAnotherCase() {
        assertThat(Refusal.of(() -> Query.of("Limit=5").parse()).fields()).containsExactly("Limit");
    }

    @Test
    void takesTheFiltersOfTheList() {
        assertThat(Query.of("type=sql&name=x").parse("type", "name").limit()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=5&limit=5", "type=a&type=b", "offset=0&offset=1", "limit=", "type=", "limit", "after="})
    void takesEachParameterOnceWithAValue(String query) {
        // When
        var refusal = Refusal.of(() -> Query.of(query).parse("type"));

        // Then
        assertThat(refusal.violations())
                .anySatisfy(violation -> assertThat(violation.message()).isEqualTo("must be given once, with a value"));
    }

    @Test
    void namesEverythingThatIsWrong() {
        // Given
        var query = "limit=0&offset=-1&after=x&created_after=x&created_before=x&colour=blue";

        // When
        var refusal = Refusal.of(() -> Query.of(query).parse());

        // Then
        assertThat(refusal.fields()).contains("limit", "offset", "after", "created_after", "created_before", "colour");
    }

    @Test
    void beginsBehindACursor() {
        assertThat(Query.of("after=" + PLACE.encode()).parse().after()).isEqualTo(PLACE);
    }

    @Test
    void takesNoOffsetWithACursor() {
        // When
        var refusal = Refusal.of(
                () -> Query.of("after=" + PLACE.encode() + "&offset=0").parse());

        // Then
        assertThat(refusal.fields()).containsExactly("offset");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31t12:00:00z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.5Z, 2026-01-31T12:00:00.5Z",
        "2026-01-31T12:00:00.123456Z, 2026-01-31T12:00:00.123456Z",
        "2026-01-31T12:00:00+01:00, 2026-01-31T11:00:00Z",
        "2026-01-31T12:00:00-11:30, 2026-01-31T23:30:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z"
    })
    void takesTimesInRfc3339(String text, Instant time) {
        // When
        var page = Query.of("created_after=" + Query.escape(text) + "&created_before=" + Query.escape(text))
                .parse();

        // Then
        assertThat(page.createdAfter()).isEqualTo(time);
        assertThat(page.createdBefore()).isEqualTo(time);
    }

    @Test
    void takesAPlusSignThatWasNotEscaped() {
        assertThat(Query.of("created_after=2026-01-31T12:00:00+01:00").parse().createdAfter())
                .isEqualTo(Instant.parse("2026-01-31T11:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31",
                "2026-01-31T12:00:00",
                "2026-01-31 12:00:00Z",
                " 2026-01-31T12:00:00Z",
                "2026-01-31T12:00:00Z ",
                "12:00:00Z",
                "1700000000",
                "now",
                "2026-02-30T12:00:00Z",
                "2026-01-31T25:00:00Z",
                "2026-01-31T12:00:00+99:00",
                "2026-01-31T12:00:00[UTC]",
                "2026-01-31T12:00:00Z[UTC]",
                "0000-12-31T23:59:59Z",
                "-0001-12-31T23:59:59Z",
                "10000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "0001-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59-00:01",
                "٢٠٢٦-01-31T12:00:00Z"
            })
    void namesABadTime(String text) {
        // When
        var refusal = Refusal.of(() -> Query.of("created_before", text).parse());

        // Then
        assertThat(refusal.fields()).containsExactly("created_before");
        assertThat(refusal.message()).contains("RFC 3339");
    }

    @Test
    void nothingThatWasCreatedBeforeIsLost() {
        // Given
        var row = Instant.parse("2026-01-31T12:00:00.123456Z");

        // When
        var page = Query.of("created_before=2026-01-31T12:00:00.123456789Z").parse();

        // Then
        assertThat(page.createdBefore()).isAfter(row);
    }

    @Test
    void nothingThatWasNotCreatedAfterIsShown() {
        // Given
        var row = Instant.parse("2026-01-31T12:00:00.123456Z");

        // When
        var page = Query.of("created_after=2026-01-31T12:00:00.123456789Z").parse();

        // Then
        assertThat(page.createdAfter()).isEqualTo(row);
    }

    @Property
    void anyValuesAreAPageOrNamed(
            @ForAll String name, @ForAll String limit, @ForAll String after, @ForAll String time) {
        // Given
        var query = "%s=x&limit=%s&after=%s&created_after=%s"
                .formatted(Query.escape(name), Query.escape(limit), Query.escape(after), Query.escape(time));

        // When
        int status = status(query);

        // Then
        assertThat(status).isIn(200, 400);
    }

    private static int status(String query) {
        try {
            Query.of(query).parse();
            return 200;
        } catch (HttpProblem problem) {
            return problem.getStatusCode();
        }
    }
}
