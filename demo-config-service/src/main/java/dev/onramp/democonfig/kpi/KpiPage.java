package dev.onramp.democonfig.kpi;

import dev.onramp.defaults.paging.Page;
import dev.onramp.defaults.paging.QueryValues;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The page of a client's KPIs that a caller asks for. They are few, and have no time of creation to go by. */
class KpiPage {

    @QueryParam("limit")
    @Parameter(
            description = "How many items at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "200"))
    @Nullable String limit;

    @QueryParam("offset")
    @Parameter(
            description = "How many items to pass over.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "100000", defaultValue = "0"))
    @Nullable String offset;

    @Context
    @SuppressWarnings("NullAway.Init") // set by JAX-RS
    UriInfo uri;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming every parameter that is unknown or wrong */
    <T> Page<T> of(List<T> all) {
        var violations = QueryValues.misused(uri, Set.of("limit", "offset"));
        int size = integer("limit", limit, KpiDocument.MAX_KPIS, 1, KpiDocument.MAX_KPIS, violations);
        int skip = integer("offset", offset, 0, 0, 100_000, violations);
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        var items = all.stream().skip(skip).limit(size).toList();
        return new Page<>(items, (long) all.size(), size, skip);
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
}
