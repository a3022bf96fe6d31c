package dev.onramp.defaults.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.onramp.defaults.Refusal;
import java.net.URI;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "test-client-001", "A.b_c~d-e", "01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11"})
    void callerMayChoose(String id) {
        assertThat(Ids.choose("id", id)).isEqualTo(id);
        assertThatCode(() -> Ids.requireNewForm("id", id)).doesNotThrowAnyException();
    }

    @Test
    void longestIdIsTaken() {
        assertThat(Ids.choose("id", "a".repeat(Ids.MAX_LENGTH))).hasSize(255);
    }

    @Test
    void serviceMakesUuidsInOrder() {
        // When
        var ids = Stream.generate(() -> Ids.choose("id", null)).limit(100).toList();

        // Then
        assertThat(ids).doesNotHaveDuplicates().isSorted();
        assertThat(ids)
                .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(7));
    }

    static Stream<String> badIds() {
        return Stream.of(
                "",
                " ",
                "a b",
                "a/b",
                "a\\b",
                "a?b",
                "a#b",
                "a%20b",
                "a;b",
                "a:b",
                "a@b",
                ".",
                "..",
                ".a",
                "-a",
                "_a",
                "~a",
                "a\n",
                "\na",
                "a\0",
                "\u00fc",
                "\u0131",
                "\uff41",
                "\ud83d\ude80",
                "\ud800",
                "a".repeat(256));
    }

    @ParameterizedTest
    @MethodSource("badIds")
    void otherIdInABodyIsNamed(String id) {
        // When
        var refusal = Refusal.of(() -> Ids.choose("client_id", id));

        // Then
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.fields()).containsExactly("/client_id");
    }

    @ParameterizedTest
    @MethodSource("badIds")
    void otherIdInAPathIsNamed(String id) {
        // When
        var refusal = Refusal.of(() -> Ids.requireNewForm("id", id));

        // Then
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.fields()).containsExactly("id");
    }

    @Property
    void everyNewIdStandsInAPathWithoutEscapes(@ForAll String text) {
        // Given
        var id = text.matches(Ids.FORM) ? Ids.choose("id", text) : Ids.choose("id", null);

        // Then
        assertThat(PathValues.escape(id).replace("%7E", "~")).isEqualTo(id);
        assertThat(URI.create("http://localhost/things/").resolve(id).getPath()).isEqualTo("/things/" + id);
    }

    @Test
    void bodyMayNameThePathOrNothing() {
        assertThatCode(() -> Ids.requireSame("id", "a", "a")).doesNotThrowAnyException();
        assertThatCode(() -> Ids.requireSame("id", "a", null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a ", "b"})
    void bodyMustNotNameAnother(String sent) {
        // When
        var refusal = Refusal.of(() -> Ids.requireSame("id", "a", sent));

        // Then
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.name()).isEqualTo("id-mismatch");
        assertThat(refusal.fields()).containsExactly("/id");
    }
}
