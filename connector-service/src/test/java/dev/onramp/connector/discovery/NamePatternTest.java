package dev.onramp.connector.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "orders, orders, true",
        "ORDERS, orders, true",
        "orders, order, false",
        "order*, orders, true",
        "order?, orders, true",
        "order?, order, false",
        "*_old, orders_old, true",
        "*_old, orders_older, false",
        "a*b*c, a--b--b--c, true",
        "*, '', true",
        "?, 😀, true",
        "INVOICE, invoice, true",
        "o.ders, orders, false",
        "[a-z]*, orders, false"
    })
    void matchesAsPeopleExpect(String pattern, String name, boolean matches) {
        assertThat(NamePattern.of(pattern).matches(name)).isEqualTo(matches);
    }

    @Property
    void matchesAsTheRegularExpressionWould(@ForAll("patterns") String pattern, @ForAll("names") String name) {
        // Given
        var expression = pattern.replace("*", ".*").replace("?", ".");

        // When
        var matches = NamePattern.of(pattern).matches(name);

        // Then
        assertThat(matches)
                .isEqualTo(Pattern.compile(expression, Pattern.CASE_INSENSITIVE)
                        .matcher(name)
                        .matches());
    }

    @Test
    void isNotSlowedDownByHostilePatterns() {
        // Given
        var pattern = NamePattern.of("*a".repeat(100));
        var name = "a".repeat(99) + "b".repeat(500);

        // When
        assertThatCode(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        pattern.matches(name);
                    }
                })

                // Then
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("abA*?").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("abAB").ofMaxLength(10);
    }
}
