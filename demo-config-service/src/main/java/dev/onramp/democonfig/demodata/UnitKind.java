package dev.onramp.democonfig.demodata;

import dev.onramp.democonfig.money.Currencies;
import java.util.Locale;

/** What a unit is about, which decides how large values are. */
enum UnitKind {
    PERCENT(70, 95),
    MONEY(100_000, 1_000_000),
    DAYS(20, 60),
    OTHER(50, 100);

    private static final String SIGNS = "$€£¥₹";

    private final double low;
    private final double high;

    UnitKind(double low, double high) {
        this.low = low;
        this.high = high;
    }

    static UnitKind of(String unit) {
        var lower = unit.strip().toLowerCase(Locale.ROOT);
        if (lower.contains("%") || lower.contains("percent")) {
            return PERCENT;
        }
        if (lower.contains("day")) {
            return DAYS;
        }
        if (lower.chars().anyMatch(sign -> SIGNS.indexOf(sign) >= 0) || namesCurrency(lower)) {
            return MONEY;
        }
        return OTHER;
    }

    private static boolean namesCurrency(String lower) {
        for (var word : lower.split("[^a-z]+", -1)) {
            if (word.length() == 3
                    && Currencies.decimals(word.toUpperCase(Locale.ROOT)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Where values begin: {@code share} of the way from the lowest to the highest. */
    double base(double share) {
        return low + (high - low) * share;
    }

    /** How far waves and noise move values that begin at {@code base}. */
    double spread(double base) {
        return switch (this) {
            case PERCENT -> 5;
            case MONEY -> base * 0.1;
            case DAYS -> 10;
            case OTHER -> 15;
        };
    }

    /** {@code value} where it can be: a percentage from 0 to 100, and all else not negative. */
    double within(double value) {
        return Math.max(0, this == PERCENT ? Math.min(100, value) : value);
    }
}
