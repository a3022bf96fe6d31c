package dev.onramp.defaults.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.onramp.defaults.InLocale;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ETagTest {

    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00.123456Z");

    @Property
    void isAStrongEntityTag(@ForAll("times") Instant createdAt, @ForAll @LongRange(min = 0) long version) {
        assertThat(ETag.of(createdAt, version).value()).matches("\"[a-z0-9-]+\"");
    }

    @Property
    void isAnotherOneForEveryVersion(
            @ForAll("times") Instant createdAt,
            @ForAll @LongRange(min = 0, max = 50) long one,
            @ForAll @LongRange(min = 0, max = 50) long other) {
        assertThat(ETag.of(createdAt, one).equals(ETag.of(createdAt, other))).isEqualTo(one == other);
    }

    @Property
    void resourceThatWasMadeAnewHasAnotherOne(@ForAll("times") Instant one, @ForAll @IntRange(min = 1) int later) {
        assertThat(ETag.of(one, 0)).isNotEqualTo(ETag.of(one.plusNanos(later * 1000L), 0));
    }

    @Property
    void isTakenBackAsAPrecondition(@ForAll("times") Instant createdAt, @ForAll @LongRange(min = 0) long version) {
        // Given
        var tag = ETag.of(createdAt, version);
        var preconditions = new Preconditions();
        preconditions.ifMatch = List.of(tag.toString());

        // Then
        assertThatCode(() -> preconditions.requireMatch(tag)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-infinity", "infinity"})
    void existsForTimesThatPeopleWroteBySql(String time) {
        // Given
        var createdAt = time.equals("infinity") ? Instant.MAX : Instant.MIN;

        // Then
        assertThat(ETag.of(createdAt, 1)).isEqualTo(ETag.of(createdAt, 1)).isNotEqualTo(ETag.of(createdAt, 2));
    }

    @Test
    void staysTheSameFromReleaseToRelease() {
        assertThat(ETag.of(TIME, 7)).isEqualTo(new ETag("\"hfd2trxwlc-7\""));
    }

    @Test
    void hasTheSameDigitsEverywhere() {
        assertThat(InLocale.arabic(() -> ETag.of(TIME, 42))).isEqualTo(ETag.of(TIME, 42));
    }

    @Provide
    Arbitrary<Instant> times() {
        var first = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
        var last = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();
        return Arbitraries.longs()
                .between(first * 1_000_000, last * 1_000_000)
                .map(micros -> Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000));
    }
}
