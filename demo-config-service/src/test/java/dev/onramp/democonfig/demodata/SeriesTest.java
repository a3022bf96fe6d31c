package dev.onramp.democonfig.demodata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SeriesTest {

    @Property(tries = 3_000)
    void percentagesStayWithinTheirBounds(
            @ForAll long seed,
            @ForAll Scenario scenario,
            @ForAll Granularity granularity,
            @ForAll @IntRange(min = 1, max = 400) int points) {
        // When
        var values = Series.values(seed, "OTIF", UnitKind.PERCENT, scenario, granularity, points);

        // Then
        assertThat(values).hasSize(points).allSatisfy(value -> {
            assertThat(value.scale()).isEqualTo(2);
            assertThat(value).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
        });
    }

    @Property(tries = 3_000)
    void othersAreNeverNegative(
            @ForAll long seed,
            @ForAll UnitKind kind,
            @ForAll Scenario scenario,
            @ForAll Granularity granularity,
            @ForAll @IntRange(min = 1, max = 100) int points) {
        assertThat(Series.values(seed, "X", kind, scenario, granularity, points))
                .allSatisfy(value -> assertThat(value).isNotNegative());
    }

    @Property(tries = 500)
    void sameSeedGivesTheSameSeries(@ForAll long seed, @ForAll UnitKind kind, @ForAll Scenario scenario) {
        assertThat(Series.values(seed, "OTIF", kind, scenario, Granularity.day, 50))
                .isEqualTo(Series.values(seed, "OTIF", kind, scenario, Granularity.day, 50))
                .isNotEqualTo(Series.values(seed, "CHURN", kind, scenario, Granularity.day, 50))
                .isNotEqualTo(Series.values(seed + 1, "OTIF", kind, scenario, Granularity.day, 50));
    }

    @Property(tries = 2_000)
    void steadyValuesAreOfTheSizeOfTheirUnit(@ForAll long seed, @ForAll UnitKind kind) {
        // When
        var values = Series.values(seed, "X", kind, Scenario.steady, Granularity.day, 90);

        // Then
        var average = Statistics.of(values).average().doubleValue();
        var margin = kind.spread(kind.base(0.5)) * 0.5;
        assertThat(average).isBetween(kind.base(0) - margin, kind.base(1) + margin);
    }

    /** As computed by another program; another value here is another series for everybody who kept a seed. */
    @Example
    void valuesAreTheOnesThatTheyEverWere() {
        assertThat(Series.values(42, "OTIF", UnitKind.PERCENT, Scenario.steady, Granularity.month, 6))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("75.81", "73.55", "71.69", "73.14", "73.47", "74.42");
        assertThat(Series.values(42, "REVENUE", UnitKind.MONEY, Scenario.supply_chain_disruption, Granularity.day, 6))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("246950.61", "256881.15", "143478.27", "242849.54", "266494.12", "251663.61");
    }

    @Property(tries = 200)
    void generatorIsSplitMix64(@ForAll long seed) {
        // Given
        var own = new SplitMix(seed);
        var library = new SplittableRandom(seed);

        // When
        var numbers = IntStream.range(0, 20).mapToObj(i -> own.next()).toList();

        // Then
        assertThat(numbers)
                .isEqualTo(
                        IntStream.range(0, 20).mapToObj(i -> library.nextLong()).toList());
    }

    // ---- scenarios

    @Property(tries = 300)
    void scenariosHaveTheirShapes(@ForAll long seed) {
        for (var kind : List.of(UnitKind.MONEY, UnitKind.OTHER)) {
            assertThat(third(seed, kind, Scenario.growth, 2))
                    .isGreaterThan(third(seed, kind, Scenario.growth, 0) * 1.05);
            assertThat(third(seed, kind, Scenario.decline, 2))
                    .isLessThan(third(seed, kind, Scenario.decline, 0) * 0.97);
            assertThat(third(seed, kind, Scenario.supply_chain_disruption, 1))
                    .isLessThan(third(seed, kind, Scenario.supply_chain_disruption, 0) * 0.95);
            assertThat(spread(seed, kind, Scenario.seasonal)).isGreaterThan(2 * spread(seed, kind, Scenario.steady));
        }
        assertThat(third(seed, UnitKind.DAYS, Scenario.supply_chain_disruption, 1))
                .isGreaterThan(third(seed, UnitKind.DAYS, Scenario.supply_chain_disruption, 0) * 1.05);
        assertThat(third(seed, UnitKind.PERCENT, Scenario.health_retention, 1))
                .isLessThan(third(seed, UnitKind.PERCENT, Scenario.health_retention, 0));
        assertThat(third(seed, UnitKind.PERCENT, Scenario.health_retention, 2))
                .isGreaterThan(third(seed, UnitKind.PERCENT, Scenario.health_retention, 1));
    }

    private static double third(long seed, UnitKind kind, Scenario scenario, int which) {
        return Series.values(seed, "X", kind, scenario, Granularity.week, 156)
                .subList(which * 52, which * 52 + 52)
                .stream()
                .mapToDouble(BigDecimal::doubleValue)
                .average()
                .orElseThrow();
    }

    private static double spread(long seed, UnitKind kind, Scenario scenario) {
        var statistics = Statistics.of(Series.values(seed, "X", kind, scenario, Granularity.month, 24));
        return statistics.max().subtract(statistics.min()).doubleValue();
    }

    // ---- statistics

    @Property(tries = 2_000)
    void statisticsAgreeWithWholeNumbers(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 1_000_000) Integer> cents) {
        // Given
        var values = cents.stream().map(cent -> BigDecimal.valueOf(cent, 2)).toList();

        // When
        var statistics = Statistics.of(values);

        // Then
        var sum = cents.stream().mapToLong(Integer::longValue).sum();
        assertThat(statistics.average().unscaledValue()).isEqualTo(halfUp(sum * 100, cents.size()));
        assertThat(statistics.average().scale()).isEqualTo(4);
        assertThat(statistics.min())
                .isEqualTo(values.stream().min(BigDecimal::compareTo).orElseThrow());
        assertThat(statistics.max())
                .isEqualTo(values.stream().max(BigDecimal::compareTo).orElseThrow());
        assertThat(statistics.latest()).isEqualTo(values.get(values.size() - 1));
        long change = (long) cents.get(cents.size() - 1) - cents.get(0);
        assertThat(statistics.change().unscaledValue()).isEqualTo(BigInteger.valueOf(change));
        if (cents.get(0) == 0) {
            assertThat(statistics.changePercent()).isNull();
        } else {
            assertThat(statistics.changePercent()).isEqualTo(new BigDecimal(halfUp(change * 10_000, cents.get(0)), 2));
        }
    }

    /** To the nearest, and away from zero if there are two. */
    private static BigInteger halfUp(long over, long under) {
        long twice = (Math.abs(over) * 2 + under) / (2 * under);
        return BigInteger.valueOf(over < 0 ? -twice : twice);
    }
}
