package dev.onramp.defaults.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.defaults.Refusal;
import java.net.URI;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathValuesTest {

    @Property
    void everyIdIsOneSegmentThatReadsBackTheSame(@ForAll("ids") String id) {
        // When
        var uri = URI.create("/things/" + PathValues.escape(id));

        // Then
        assertThat(uri.getPath()).isEqualTo("/things/" + id);
        assertThat(uri.getRawPath()).matches("/things/[^/?#;]*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../b", "%2e%2e", "a b", "a+b", "a;b", "a?b", "a#b", "\r\nSet-Cookie: x"})
    void noIdLeavesItsPlace(String id) {
        // Given
        var collection = URI.create("http://localhost/things/");

        // When
        var resolved = collection.resolve(PathValues.escape(id));

        // Then
        assertThat(resolved.getPath()).isEqualTo("/things/" + id);
    }

    @Property
    void everyUuidIsTaken(@ForAll long high, @ForAll long low) {
        // Given
        var id = new UUID(high, low);

        // Then
        assertThat(PathValues.uuid("id", id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01976D8E-6C1F-7C3A-9A43-0D2F1C9F6A11", "01976d8e-6c1f-7C3A-9a43-0d2f1c9f6a11"})
    void caseOfAUuidDoesNotMatter(String text) {
        assertThat(PathValues.uuid("id", text)).hasToString("01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0-0-0-0-0",
                "01976d8e6c1f7c3a9a430d2f1c9f6a11",
                "{01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11}",
                "urn:uuid:01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11",
                "01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a1",
                "01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a111",
                "01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a1g",
                " 01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11",
                "01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11\n",
                "٠1976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11",
                "01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11' or '1'='1"
            })
    void anythingElseIsNamed(String text) {
        // When
        var refusal = Refusal.of(() -> PathValues.uuid("id", text));

        // Then
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.fields()).containsExactly("id");
    }

    @Property
    void anyTextIsAUuidOrNamed(@ForAll String text) {
        assertThat(Refusal.of(() -> PathValues.uuid("id", text)).status()).isEqualTo(400);
    }

    /** Any Unicode text but half surrogate pairs. */
    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .map(Character::toString)
                .list()
                .ofMaxSize(30)
                .map(points -> String.join("", points));
    }
}
