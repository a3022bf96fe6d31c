package dev.onramp.democonfig.kpi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads formulas, each text once, as that takes up to some milliseconds. May be used on any thread. */
final class Formulas {

    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    /** What a text turned out to be: a formula, or a mistake. */
    record Reading(@Nullable Formula formula, @Nullable FormulaException mistake) {}

    Reading read(String text) {
        return readings.computeIfAbsent(text, Formulas::parse);
    }

    private static Reading parse(String text) {
        try {
            return new Reading(Formula.parse(text), null);
        } catch (FormulaException mistake) {
            return new Reading(null, mistake);
        }
    }
}
