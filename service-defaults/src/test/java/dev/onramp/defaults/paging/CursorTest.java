package dev.onramp.defaults.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= \n";

    @Property
    void readsBackEveryPlace(@ForAll("times") Instant createdAt, @ForAll("ids") String id) {
        // Given
        var place = new Cursor(createdAt, id);

        // When
        var read = Cursor.decode(place.encode());

        // Then
        assertThat(read).contains(place);
    }

    @Property
    void wordNeedsNoEscapeInUrls(@ForAll("times") Instant createdAt, @ForAll("ids") String id) {
        assertThat(new Cursor(createdAt, id).encode()).matches("[A-Za-z0-9_-]+");
    }

    @Property
    void differentPlacesHaveDifferentWords(
            @ForAll("times") Instant createdAt, @ForAll("ids") String id, @ForAll("ids") String other) {
        assertThat(new Cursor(createdAt, id).encode().equals(new Cursor(createdAt, other).encode()))
                .isEqualTo(id.equals(other));
    }

    @Property
    void takesNoTextThatItNeverGaveOut(@ForAll String garbage) {
        // When
        var read = Cursor.decode(garbage);

        // Then
        assertThat(read.map(Cursor::encode).orElse(garbage)).isEqualTo(garbage);
    }

    @Property
    void takesNoWordThatItNeverGaveOut(@ForAll("words") String word) {
        // When
        var read = Cursor.decode(word);

        // Then
        assertThat(read.map(Cursor::encode).orElse(word)).isEqualTo(word);
    }

    @Property
    void takesNoContentThatItNeverGaveOut(@ForAll long micros, @ForAll String id) {
        // Given
        var word = word(micros + ":" + id);

        // When
        var read = Cursor.decode(word);

        // Then
        assertThat(read.map(Cursor::encode).orElse(word)).isEqualTo(word);
    }

    @Property
    void readsOnlyTimesThatTheDatabaseKeeps(@ForAll long micros) {
        // When
        var read = Cursor.decode(word(micros + ":id"));

        // Then
        assertThat(read.map(Cursor::createdAt).orElse(Instants.MIN)).isBetween(Instants.MIN, Instants.MAX);
    }

    static Stream<String> almostPlaces() {
        return Stream.of(
                "",
                ":",
                "5",
                ":5",
                "x:5",
                "+5:a",
                "05:a",
                "-0:a",
                "-:a",
                " 5:a",
                "5 :a",
                "5.0:a",
                "0x5:a",
                "٥:a",
                "9223372036854775807:a",
                "9223372036854775808:a",
                "-9223372036854775808:a",
                "253402300800000000:a",
                "-62135596800000001:a",
                "5:\0",
                "5:a\0b");
    }

    @ParameterizedTest
    @MethodSource("almostPlaces")
    void refusesWhatIsAlmostAPlace(String content) {
        assertThat(Cursor.decode(word(content))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "====",
                "NTph=",
                "NTphYg==",
                "NTphYh",
                "NT ph",
                "NTph\n",
                "NTph.",
                "NTp+",
                "NTp/",
                "ü",
                "\0"
            })
    void refusesWhatIsAlmostAWord(String word) {
        assertThat(Cursor.decode(word)).isEmpty();
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        var bytes = new byte[] {'5', ':', (byte) 0xC0, (byte) 0x80};
        assertThat(Cursor.decode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .isEmpty();
    }

    @Test
    void holdsTheLongestIdOfAnyService() {
        // Given
        var longest = new Cursor(Instants.MIN, "\uD83D\uDE80".repeat(255));

        // When
        var read = Cursor.decode(longest.encode());

        // Then
        assertThat(read).contains(longest);
    }

    @Test
    void refusesAWordOfAnyLengthQuickly() {
        assertThat(Cursor.decode("A".repeat(10_000_000))).isEmpty();
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(micros(Instants.MIN), micros(Instants.MAX))
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    /** Any Unicode text but NUL and half surrogate pairs, often with colons. */
    @Provide
    Arbitrary<String> ids() {
        var any = Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .map(Character::toString);
        return Arbitraries.frequencyOf(Tuple.of(4, any), Tuple.of(1, Arbitraries.of(":", "-", "0")))
                .list()
                .ofMaxSize(255)
                .map(points -> String.join("", points));
    }

    /** What looks like a word, and often is nearly one. */
    @Provide
    Arbitrary<String> words() {
        var real = new Cursor(Instant.EPOCH.plusSeconds(1_700_000_000), "id:ü").encode();
        var mutated = Arbitraries.integers()
                .between(0, real.length() - 1)
                .flatMap(place -> Arbitraries.chars()
                        .with(ALPHABET)
                        .map(c -> real.substring(0, place) + c + real.substring(place + 1)));
        return Arbitraries.oneOf(
                List.of(Arbitraries.strings().withChars(ALPHABET).ofMaxLength(60), mutated));
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    private static String word(String content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }
}
