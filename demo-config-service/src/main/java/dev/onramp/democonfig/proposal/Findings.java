package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.problem.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Violations as they are found. */
final class Findings {

    private final List<Violation> violations = new ArrayList<>();

    void add(String pointer, String message) {
        violations.add(Violation.body(pointer, message));
    }

    /** Adds {@code message} with the right amount unless {@code given} is it; what is not given is not wrong. */
    void requireEqual(String pointer, @Nullable BigDecimal given, BigDecimal right, String message) {
        if (given != null && given.compareTo(right) != 0) {
            add(pointer, message + ": " + right.toPlainString());
        }
    }

    /** Adds {@code message} if both are given and out of order. */
    void requireOrder(String pointer, @Nullable BigDecimal low, @Nullable BigDecimal high, String message) {
        if (low != null && high != null && low.compareTo(high) > 0) {
            add(pointer, message);
        }
    }

    List<Violation> list() {
        return violations;
    }
}
