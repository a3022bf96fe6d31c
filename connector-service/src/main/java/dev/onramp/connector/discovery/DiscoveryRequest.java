package dev.onramp.connector.discovery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of a source is to be discovered: everything that is included, or not excluded. */
@RegisterForReflection // Stored as JSON, which a native build does not see.
@Schema(
        description =
                "Which schemas and tables are wanted; all if absent. In a pattern `*` stands for any text and `?` for"
                        + " any one character; case does not matter. What is excluded is excluded, even if it is included too.")
record DiscoveryRequest(
        @Schema(description = "Only these schemas.", examples = "[\"sales\"]") @Size(max = 20) @Nullable List<@NotNull @Size(min = 1, max = 200) String> includeSchemas,

        @Schema(description = "Not these schemas.", examples = "[\"tmp_*\"]") @Size(max = 20) @Nullable List<@NotNull @Size(min = 1, max = 200) String> excludeSchemas,

        @Schema(
                description = "Only these tables, by name or by `schema.name`.",
                examples = "[\"orders\", \"sales.order_*\"]")
        @Size(max = 20) @Nullable List<@NotNull @Size(min = 1, max = 200) String> includeTables,

        @Schema(description = "Not these tables, by name or by `schema.name`.", examples = "[\"*_old\"]")
        @Size(max = 20) @Nullable List<@NotNull @Size(min = 1, max = 200) String> excludeTables) {

    /** Everything. */
    static final DiscoveryRequest ALL = new DiscoveryRequest(null, null, null, null);

    /** The same for all requests that want the same by the same patterns, in whatever order and case. */
    DiscoveryRequest canonical() {
        return new DiscoveryRequest(
                canonical(includeSchemas),
                canonical(excludeSchemas),
                canonical(includeTables),
                canonical(excludeTables));
    }

    private static @Nullable List<String> canonical(@Nullable List<String> patterns) {
        return patterns == null || patterns.isEmpty()
                ? null
                : patterns.stream()
                        .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                        .distinct()
                        .sorted()
                        .toList();
    }
}
