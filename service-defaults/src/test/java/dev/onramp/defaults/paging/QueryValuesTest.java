package dev.onramp.defaults.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.defaults.Refusal;
import dev.onramp.defaults.problem.Violation;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryValuesTest {

    enum Kind {
        sql,
        api {
            @Override
            public String toString() {
                return "something else";
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void takesEveryNameOfAConstant(Kind kind) {
        assertThat(QueryValues.oneOf("type", kind.name(), Kind.class)).isEqualTo(kind.name());
    }

    @Test
    void restrictsNothingIfAbsent() {
        assertThat(QueryValues.oneOf("type", null, Kind.class)).isNull();
        assertThat(QueryValues.atMost("name", null, 5)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SQL", " sql", "sql,api", "0", "something else", "sql\0"})
    void namesTheParameterAndWhatIsAllowed(String value) {
        // When
        var refusal = Refusal.of(() -> QueryValues.oneOf("type", value, Kind.class));

        // Then
        assertThat(refusal.fields()).containsExactly("type");
        assertThat(refusal.message()).isEqualTo("must be one of sql, api");
    }

    @ParameterizedTest
    @CsvSource({
        "a=1&zzz=2, zzz, is not a known parameter",
        "A=1, A, is not a known parameter",
        "a=1&a=1, a, 'must be given once, with a value'",
        "a=, a, 'must be given once, with a value'",
        "b, b, 'must be given once, with a value'"
    })
    void namesTheParameterThatIsMisused(String query, String name, String message) {
        assertThat(QueryValues.misused(Query.of(query).uri, Set.of("a", "b")))
                .containsExactly(Violation.query(name, message));
    }

    @Test
    void hasNothingAgainstKnownParametersThatAreGivenOnce() {
        assertThat(QueryValues.misused(Query.of("b=2&a=1").uri, Set.of("a", "b")))
                .isEmpty();
    }

    @Test
    void takesAValueOfExactlyTheLength() {
        assertThat(QueryValues.atMost("name", "12345", 5)).isEqualTo("12345");
    }

    @Test
    void neverRepeatsAValueThatIsTooLong() {
        // When
        var refusal = Refusal.of(() -> QueryValues.atMost("name", "secret", 5));

        // Then
        assertThat(refusal.fields()).containsExactly("name");
        assertThat(refusal.text()).doesNotContain("secret");
    }
}
