package dev.onramp.defaults.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.defaults.Refusal;
import io.quarkiverse.resteasy.problem.HttpProblem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @Test
    void mayBeAbsent() {
        assertThat(key(null).parse()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "0", "!", "~", "01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11", "\"quoted\"", "' or 1=1;--", "%00"})
    void mayBeAnyVisibleAscii(String value) {
        // Given
        var visible = value.replace(" ", "");

        // Then
        assertThat(key(visible).parse()).isEqualTo(visible);
    }

    @Test
    void mayHave255Characters() {
        assertThat(key("k".repeat(255)).parse()).hasSize(255);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a b", " a", "a ", "a\t", "a\n", "a\r\nX: y", "\0", "\u007f", "\u0080", "ü", "😀", "ａ"})
    void isNamedIfItIsAnythingElse(String value) {
        // When
        var refusal = Refusal.of(() -> key(value).parse());

        // Then
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.fields()).containsExactly("Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 100_000})
    void isNamedIfItIsTooLong(int length) {
        // When
        var refusal = Refusal.of(() -> key("s3cr3t".repeat(length)).parse());

        // Then
        assertThat(refusal.fields()).containsExactly("Idempotency-Key");
        assertThat(refusal.text()).doesNotContain("s3cr3t");
    }

    @Property
    void isTakenAsItIsOrRefused(@ForAll String value) {
        assertThat(parsed(value)).isIn(value, "400");
    }

    private static @Nullable String parsed(String value) {
        try {
            return key(value).parse();
        } catch (HttpProblem problem) {
            return String.valueOf(problem.getStatusCode());
        }
    }

    private static IdempotencyKey key(@Nullable String value) {
        var key = new IdempotencyKey();
        key.value = value;
        return key;
    }
}
