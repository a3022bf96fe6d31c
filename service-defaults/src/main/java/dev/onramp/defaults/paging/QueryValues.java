package dev.onramp.defaults.paging;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checked values of filters; a wrong one is a 400 that names the parameter. */
public final class QueryValues {

    private QueryValues() {}

    /** {@code value}, which must be the name of a constant of {@code type}; null stays null. */
    public static <E extends Enum<E>> @Nullable String oneOf(String name, @Nullable String value, Class<E> type) {
        var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        if (value != null && !names.contains(value)) {
            throw Problems.invalid(
                    Violation.query(name, names.stream().collect(Collectors.joining(", ", "must be one of ", ""))));
        }
        return value;
    }

    /** {@code value}, which must have at most {@code length} characters; null stays null. */
    public static @Nullable String atMost(String name, @Nullable String value, int length) {
        if (value != null && value.length() > length) {
            throw Problems.invalid(Violation.query(name, "must have at most " + length + " characters"));
        }
        return value;
    }
}
