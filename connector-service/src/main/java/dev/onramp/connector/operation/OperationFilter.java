package dev.onramp.connector.operation;

import dev.onramp.defaults.paging.QueryValues;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a list of operations can be narrowed to. To be used as a {@code @BeanParam}. */
public class OperationFilter {

    static final String[] NAMES = {"profile", "kind", "status"};

    @QueryParam("profile")
    @Parameter(description = "Only those about this profile.", schema = @Schema(maxLength = 255))
    @Nullable String profile;

    @QueryParam("kind")
    @Parameter(description = "Only those of this kind, such as `discovery`.", schema = @Schema(maxLength = 60))
    @Nullable String kind;

    @QueryParam("status")
    @Parameter(description = "Only those that are so far.", schema = @Schema(implementation = OperationStatus.class))
    @Nullable String status;

    @Nullable String profile() {
        return QueryValues.atMost("profile", profile, 255);
    }

    @Nullable String kind() {
        return QueryValues.atMost("kind", kind, 60);
    }

    @Nullable OperationStatus status() {
        var name = QueryValues.oneOf("status", status, OperationStatus.class);
        return name == null ? null : OperationStatus.valueOf(name);
    }
}
