package dev.onramp.defaults.paging;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that all lists have. To be used as a {@code @BeanParam}; nothing is valid before {@link #parse}. */
public class PageParameters {

    private static final Set<String> NAMES = Set.of("limit", "offset", "after", "created_after", "created_before");

    @QueryParam("limit")
    @Parameter(
            description = "How many items at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @Nullable String limit;

    @QueryParam("offset")
    @Parameter(
            description = "How many items to pass over. Not together with `after`.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "100000", defaultValue = "0"))
    @Nullable String offset;

    @QueryParam("after")
    @Parameter(
            description = "The cursor of the `Link: rel=\"next\"` header. Such a page costs the same at any depth and"
                    + " carries no `total` and no `offset`.",
            schema = @Schema(maxLength = 2048))
    @Nullable String after;

    @QueryParam("created_after")
    @Parameter(
            description = "Only what was created after this time.",
            schema = @Schema(format = "date-time", examples = "2026-01-31T12:00:00Z"))
    @Nullable String createdAfter;

    @QueryParam("created_before")
    @Parameter(
            description = "Only what was created before this time.",
            schema = @Schema(format = "date-time", examples = "2026-01-31T12:00:00Z"))
    @Nullable String createdBefore;

    @Context
    @SuppressWarnings("NullAway.Init") // set by JAX-RS
    UriInfo uri;

    /**
     * The page that is asked for.
     *
     * @param filters names of the further query parameters that the list takes
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming every parameter that is unknown or wrong
     */
    public PageRequest parse(String... filters) {
        var known = new HashSet<>(NAMES);
        known.addAll(List.of(filters));
        var violations = new ArrayList<>(QueryValues.misused(uri, known));
        var place = cursor(violations);
        var from = instant("created_after", createdAfter, false, violations);
        var until = instant("created_before", createdBefore, true, violations);
        int size = integer("limit", limit, 20, 1, 100, violations);
        int skip = integer("offset", offset, 0, 0, 100_000, violations);
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        return new PageRequest(size, skip, place, from, until, uri.getRequestUri());
    }

    private @Nullable Cursor cursor(List<Violation> violations) {
        if (after == null) {
            return null;
        }
        if (offset != null) {
            violations.add(Violation.query("offset", "cannot be used together with after"));
        }
        var place = Cursor.decode(after);
        if (place.isEmpty()) {
            violations.add(Violation.query("after", "must be a cursor that this service gave out"));
        }
        return place.orElse(null);
    }

    private static int integer(
            String name, @Nullable String text, int absent, int min, int max, List<Violation> violations) {
        if (text == null) {
            return absent;
        }
        var value = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (value < min || value > max) {
            violations.add(Violation.query(name, "must be a whole number from " + min + " to " + max));
        }
        return value;
    }

    private static @Nullable Instant instant(
            String name, @Nullable String text, boolean up, List<Violation> violations) {
        if (text == null) {
            return null;
        }
        var time = parse(text, up);
        if (time.isEmpty()) {
            violations.add(Violation.query(name, "must be a time such as 2026-01-31T12:00:00Z (RFC 3339)"));
        }
        return time.orElse(null);
    }

    /** In whole microseconds, as rows have them; a part of one counts as none, or as one if {@code up}. */
    private static Optional<Instant> parse(String text, boolean up) {
        try {
            // A plus sign of a zone offset arrives as a space when the caller did not escape it.
            var exact = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            var time = exact.truncatedTo(ChronoUnit.MICROS);
            return time.isBefore(Instants.MIN) || time.isAfter(Instants.MAX)
                    ? Optional.empty()
                    : Optional.of(up && time.isBefore(exact) ? time.plus(1, ChronoUnit.MICROS) : time);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
