package dev.onramp.defaults.idempotency;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import jakarta.ws.rs.HeaderParam;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The {@code Idempotency-Key} of a request, if it has one. To be used as a {@code @BeanParam}. */
public class IdempotencyKey {

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1,255}");

    @HeaderParam("Idempotency-Key")
    @Parameter(
            description = "Makes it safe to send the request again: for 24 hours the same key and body give the first"
                    + " answer, the same key with another body `422`.",
            schema = @Schema(minLength = 1, maxLength = 255, pattern = "^[!-~]+$"))
    @Nullable String value;

    @Nullable String parse() {
        if (value != null && !VISIBLE.matcher(value).matches()) {
            throw Problems.invalid(
                    Violation.header("Idempotency-Key", "must be 1 to 255 visible ASCII characters without spaces"));
        }
        return value;
    }
}
