package dev.onramp.defaults.paging;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checked values of filters; a wrong one is a 400 that names the parameter. */
public final class QueryValues {

    private QueryValues() {}

    /** What is wrong with the parameters as such: each is known, and given once, with a value. Empty if all is well. */
    public static List<Violation> misused(UriInfo uri, Set<String> known) {
        var violations = new ArrayList<Violation>();
        uri.getQueryParameters().forEach((name, values) -> {
            if (!known.contains(name)) {
                violations.add(Violation.query(name, "is not a known parameter"));
            } else if (values.size() > 1 || values.get(0).isEmpty()) {
                violations.add(Violation.query(name, "must be given once, with a value"));
            }
        });
        return violations;
    }

    /**
     * Lets a request go on that has no parameters, where an operation takes none.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming each that it has
     */
    public static void requireNone(UriInfo uri) {
        var violations = misused(uri, Set.of());
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
    }

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
