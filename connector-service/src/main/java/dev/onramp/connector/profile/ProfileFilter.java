package dev.onramp.connector.profile;

import dev.onramp.connector.source.SourceType;
import dev.onramp.defaults.paging.QueryValues;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a list of profiles can be narrowed to. To be used as a {@code @BeanParam}. */
public class ProfileFilter {

    static final String[] NAMES = {"type", "test_status", "name"};

    @QueryParam("type")
    @Parameter(description = "Only this kind of source.", schema = @Schema(implementation = SourceType.class))
    @Nullable String type;

    @QueryParam("test_status")
    @Parameter(
            description = "Only those whose last test ended so.",
            schema = @Schema(implementation = TestStatus.class))
    @Nullable String testStatus;

    @QueryParam("name")
    @Parameter(description = "Only those whose name contains this, in any case.", schema = @Schema(maxLength = 200))
    @Nullable String name;

    /** One of the types, checked. */
    @Nullable String type() {
        return QueryValues.oneOf("type", type, SourceType.class);
    }

    @Nullable String testStatus() {
        return QueryValues.oneOf("test_status", testStatus, TestStatus.class);
    }

    @Nullable String name() {
        return QueryValues.atMost("name", name, 200);
    }
}
