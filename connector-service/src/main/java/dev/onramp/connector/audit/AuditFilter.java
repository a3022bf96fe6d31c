package dev.onramp.connector.audit;

import dev.onramp.defaults.paging.QueryValues;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What an audit can be narrowed to. To be used as a {@code @BeanParam}. */
public class AuditFilter {

    static final String[] NAMES = {"action", "actor"};

    @QueryParam("action")
    @Parameter(description = "Only what was done so, such as `update`.", schema = @Schema(maxLength = 60))
    @Nullable String action;

    @QueryParam("actor")
    @Parameter(description = "Only what this user did.", schema = @Schema(maxLength = 255))
    @Nullable String actor;

    @Nullable String action() {
        return QueryValues.atMost("action", action, 60);
    }

    @Nullable String actor() {
        return QueryValues.atMost("actor", actor, 255);
    }
}
