package dev.onramp.connector.usage;

import dev.onramp.defaults.http.Ids;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import java.util.regex.Pattern;

/**
 * What names a use of a profile.
 *
 * @param consumer the service that uses it
 * @param ref what in that service needs it, in that service's own words
 */
record UsageKey(String consumer, String ref) {

    /** The length of the longest of either. */
    static final int MAX_LENGTH = 255;

    private static final Pattern REF = Pattern.compile("[^\\p{Cntrl}]{1,255}");

    /**
     * The key in a path.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it does not have the form of one
     */
    static UsageKey of(String consumer, String ref) {
        Ids.requireNewForm("consumer", consumer);
        if (!REF.matcher(ref).matches()) {
            throw Problems.invalid(Violation.path("ref", "must be 1 to 255 characters without control characters"));
        }
        return new UsageKey(consumer, ref);
    }
}
