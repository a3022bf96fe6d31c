package dev.onramp.connector.probe;

import dev.onramp.defaults.paging.QueryValues;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How long a test may take. To be used as a {@code @BeanParam}. */
public class TestDeadline {

    private static final int LONGEST = 60;
    private static final int USUAL = 10;

    @QueryParam("timeout")
    @Parameter(
            description = "Seconds until the test is given up.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "60", defaultValue = "10"))
    @Nullable String timeout;

    @Context
    @SuppressWarnings("NullAway.Init") // set by JAX-RS
    UriInfo uri;

    /**
     * The deadline.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it is none, or there are other parameters
     */
    Duration parse() {
        var violations = new ArrayList<>(QueryValues.misused(uri, Set.of("timeout")));
        int seconds = USUAL;
        if (timeout != null) {
            seconds = timeout.matches("[0-9]{1,2}") ? Integer.parseInt(timeout) : 0;
        }
        if (seconds < 1 || seconds > LONGEST) {
            violations.add(Violation.query("timeout", "must be a whole number from 1 to " + LONGEST));
        }
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        return Duration.ofSeconds(seconds);
    }
}
