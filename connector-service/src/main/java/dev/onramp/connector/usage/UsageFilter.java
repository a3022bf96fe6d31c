package dev.onramp.connector.usage;

import dev.onramp.defaults.paging.QueryValues;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a list of uses can be narrowed to. To be used as a {@code @BeanParam}. */
public class UsageFilter {

    static final String[] NAMES = {"consumer"};

    @QueryParam("consumer")
    @Parameter(description = "Only those of this service.", schema = @Schema(maxLength = UsageKey.MAX_LENGTH))
    @Nullable String consumer;

    @Nullable String consumer() {
        return QueryValues.atMost("consumer", consumer, UsageKey.MAX_LENGTH);
    }
}
