package dev.onramp.connector.preview;

import dev.onramp.defaults.paging.QueryValues;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What to show. To be used as a {@code @BeanParam}; nothing is valid before {@link #parse}. */
public class PreviewParameters {

    private static final Set<String> NAMES = Set.of("table", "limit");
    private static final int MOST = 100;
    private static final int USUAL = 20;
    private static final int LONGEST = 1000;

    @QueryParam("table")
    @Parameter(
            required = true,
            description = "The table by its name in the discovered schema: with its SQL schema, if it has one.",
            schema = @Schema(minLength = 1, maxLength = LONGEST, examples = "public.orders"))
    @Nullable String table;

    @QueryParam("limit")
    @Parameter(
            description = "How many rows at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @Nullable String limit;

    @Context
    @SuppressWarnings("NullAway.Init") // set by JAX-RS
    UriInfo uri;

    /** What is asked for. */
    record Wish(String table, int limit) {}

    /**
     * What is asked for.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming every parameter that is wrong
     */
    Wish parse() {
        var violations = new ArrayList<>(QueryValues.misused(uri, NAMES));
        var name = table == null ? "" : table;
        if (name.isEmpty() || name.length() > LONGEST) {
            violations.add(Violation.query("table", "must have 1 to " + LONGEST + " characters"));
        }
        int rows = USUAL;
        if (limit != null) {
            rows = limit.matches("[0-9]{1,3}") ? Integer.parseInt(limit) : 0;
        }
        if (rows < 1 || rows > MOST) {
            violations.add(Violation.query("limit", "must be a whole number from 1 to " + MOST));
        }
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        return new Wish(name, rows);
    }
}
