package dev.onramp.democonfig.client;

import dev.onramp.defaults.paging.QueryValues;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How a write is to change the licence of a client. To be used as a {@code @BeanParam}. */
class ClientWriteParameters {

    private static final Set<String> NAMES = Set.of("drop_modules", "effective_at");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    @QueryParam("drop_modules")
    @Parameter(
            description = "Whether modules that the new license does not allow are dropped. Otherwise they stand in its"
                    + " way.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @Nullable String dropModules;

    @QueryParam("effective_at")
    @Parameter(
            description =
                    "From when on the client has the new license, in the future; modules that it does not allow are"
                            + " dropped then. The rest of the write happens at once.",
            schema = @Schema(format = "date-time", examples = "2027-01-01T00:00:00Z"))
    @Nullable String effectiveAt;

    @Context
    @SuppressWarnings("NullAway.Init") // set by JAX-RS
    UriInfo uri;

    /**
     * How a change of the licence is done.
     *
     * @param dropModules whether modules that it does not allow are dropped
     * @param effectiveAt when it is done; null for at once
     */
    record LicenseChange(boolean dropModules, @Nullable Instant effectiveAt) {

        /** At once, and only if no module stands in the way. */
        static final LicenseChange PLAIN = new LicenseChange(false, null);
    }

    LicenseChange parse() {
        List<Violation> violations = new ArrayList<>(QueryValues.misused(uri, NAMES));
        if (dropModules != null && !dropModules.equals("true") && !dropModules.equals("false")) {
            violations.add(Violation.query("drop_modules", "must be true or false"));
        }
        if (dropModules != null && effectiveAt != null) {
            violations.add(Violation.query("drop_modules", "cannot be used together with effective_at"));
        }
        var time = effectiveAt == null ? Optional.<Instant>empty() : time(effectiveAt);
        if (effectiveAt != null && time.isEmpty()) {
            violations.add(Violation.query("effective_at", "must be a time such as 2026-01-31T12:00:00Z (RFC 3339)"));
        }
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        return new LicenseChange("true".equals(dropModules), time.orElse(null));
    }

    private static Optional<Instant> time(String text) {
        try {
            // A plus sign of a zone offset arrives as a space when the caller did not escape it.
            var time = OffsetDateTime.parse(text.replace(' ', '+')).toInstant().truncatedTo(ChronoUnit.MICROS);
            return time.isAfter(LAST) ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
