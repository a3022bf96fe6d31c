package dev.onramp.defaults.http;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import jakarta.ws.rs.HeaderParam;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** {@code If-Match} and {@code If-None-Match} of a request (RFC 9110, 13.1). To be used as a {@code @BeanParam}. */
public class Preconditions {

    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");
    /** Elements of a list may be empty (RFC 9110, 5.6.1.2). */
    private static final Pattern TAGS =
            Pattern.compile("\\*|[\\s,]*%1$s(\\s*,[\\s,]*%1$s)*[\\s,]*".formatted(TAG.pattern()));

    @HeaderParam("If-Match")
    @Parameter(description = "Only if the resource is in this version.", schema = @Schema(maxLength = 1000))
    @Nullable List<String> ifMatch;

    @HeaderParam("If-None-Match")
    @Parameter(
            description =
                    "On reads: only if the resource is not in this version. On PUT: `*`, only if it does not exist.",
            schema = @Schema(maxLength = 1000))
    @Nullable List<String> ifNoneMatch;

    /**
     * Lets a write go on.
     *
     * @param current the tag of the resource, null if it does not exist
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 412 if the resource is not as the request wants it
     */
    public void requireMatch(@Nullable ETag current) {
        var wanted = join("If-Match", ifMatch);
        if (wanted != null && !matches(wanted, current, true)) {
            throw Problems.preconditionFailed();
        }
        var unwanted = join("If-None-Match", ifNoneMatch);
        if (unwanted != null && matches(unwanted, current, false)) {
            throw Problems.preconditionFailed();
        }
    }

    /** {@code If-Match} alone: for a part of a resource, which has the tag of the whole but a life of its own. */
    public Preconditions onWhole() {
        var result = new Preconditions();
        result.ifMatch = ifMatch;
        return result;
    }

    /** {@code If-None-Match} alone: the counterpart of {@link #onWhole}. */
    public Preconditions onPart() {
        var result = new Preconditions();
        result.ifNoneMatch = ifNoneMatch;
        return result;
    }

    /** Whether the caller of a read has {@code current} already. */
    boolean isKnown(ETag current) {
        var known = join("If-None-Match", ifNoneMatch);
        return known != null && matches(known, current, false);
    }

    private static boolean matches(String header, @Nullable ETag current, boolean strong) {
        if (current == null) {
            return false;
        }
        if (header.equals("*")) {
            return true;
        }
        return TAG.matcher(header)
                .results()
                .anyMatch(tag ->
                        !(strong && tag.group(1) != null) && current.value().equals(tag.group(2)));
    }

    private static @Nullable String join(String name, @Nullable List<String> lines) {
        if (lines == null || lines.isEmpty()) {
            return null;
        }
        var header = String.join(",", lines).strip();
        if (header.length() > 1000 || !TAGS.matcher(header).matches()) {
            throw Problems.invalid(Violation.header(name, "must be * or entity tags such as \"1\""));
        }
        return header;
    }
}
