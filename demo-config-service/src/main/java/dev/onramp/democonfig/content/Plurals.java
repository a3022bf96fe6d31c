package dev.onramp.democonfig.content;

import java.math.BigDecimal;
import java.util.Set;

/** Units as they are said of a number of things. */
public final class Plurals {

    /** Nouns whose plural is made with an s. Others, such as {@code h}, {@code GB} or {@code hours}, stay as they are. */
    private static final Set<String> NOUNS = Set.of(
            "cache",
            "chain",
            "day",
            "gateway",
            "hour",
            "kpi",
            "licence",
            "license",
            "model",
            "module",
            "month",
            "object",
            "piece",
            "report",
            "seat",
            "service",
            "unit",
            "user",
            "week",
            "workshop",
            "year");

    private Plurals() {}

    /** {@code noun} as it stands behind {@code number}: {@code hour} behind 1, {@code hours} behind any other. */
    public static String of(String noun, BigDecimal number) {
        var last = noun.substring(Math.max(noun.lastIndexOf(' '), noun.lastIndexOf('-')) + 1);
        var isOne = number.compareTo(BigDecimal.ONE) == 0;
        return isOne || NOUNS.stream().noneMatch(last::equalsIgnoreCase) ? noun : noun + "s";
    }
}
