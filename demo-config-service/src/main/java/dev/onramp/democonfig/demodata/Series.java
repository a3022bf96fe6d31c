package dev.onramp.democonfig.demodata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the values of a series: a level by scenario, a trend, a wave over the week and one over the season, and noise.
 * They depend on the arguments alone. Floating point is strict since Java 17, sines are those of {@link StrictMath}, and
 * values are rounded from their exact decimals, so that no machine gets others.
 */
final class Series {

    static final int SCALE = 2;

    private static final int WEEK = 7;

    private Series() {}

    static List<BigDecimal> values(
            long seed, String code, UnitKind kind, Scenario scenario, Granularity granularity, int points) {
        var random = SplitMix.of(seed, code);
        var base = kind.base(random.share());
        var drift = 2 * random.share() - 1;
        var strength = random.share();
        var phase = random.share();
        // A short series shows a whole season too.
        var season = Math.min(granularity.season(), Math.max(points, 2));
        var spread = kind.spread(base);
        var result = new ArrayList<BigDecimal>(points);
        for (int i = 0; i < points; i++) {
            var at = points == 1 ? 1 : (double) i / (points - 1);
            var week = granularity == Granularity.day ? 0.3 * wave((double) i / WEEK + phase) : 0;
            var waves = week + scenario.season() * wave(i / season + phase);
            var noise = 0.4 * random.share() - 0.2;
            var value = scenario.level(kind, base, at, strength) + spread * (waves + noise + 0.3 * drift * at);
            result.add(new BigDecimal(kind.within(value)).setScale(SCALE, RoundingMode.HALF_UP));
        }
        return result;
    }

    private static double wave(double turns) {
        return StrictMath.sin(2 * Math.PI * turns);
    }
}
