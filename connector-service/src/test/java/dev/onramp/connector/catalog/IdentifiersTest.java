package dev.onramp.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in SQL stay names. */
class IdentifiersTest {

    @Property
    void nameIsReadBackAsItIs(@ForAll Dialect dialect, @ForAll("hostile") String name) {
        // When
        var quoted = Identifiers.quoted(dialect, name);

        // Then
        char end = quoted.charAt(quoted.length() - 1);
        var inner = quoted.substring(1, quoted.length() - 1);
        assertThat(inner.replace("" + end + end, "")).doesNotContain("" + end);
        assertThat(inner.replace("" + end + end, "" + end)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void whatNoDatabaseCanHoldIsRefused(String name) {
        assertThatThrownBy(() -> Identifiers.quoted(Dialect.postgresql, name))
                .isInstanceOfSatisfying(
                        SourceException.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.QUERY_FAILED));
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of("\"", "`", "]", "[", "'", ";", "--", ".", "\\", "a", "ü", "\uD83D\uDE00", " ")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
