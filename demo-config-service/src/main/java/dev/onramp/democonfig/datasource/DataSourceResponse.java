package dev.onramp.democonfig.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.democonfig.client.DataSourceState.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A data source of a client and what is known of its profile, as a caller reads it. */
@Schema(name = "DataSource", description = "A data source of a client, and what is known of its profile.")
record DataSourceResponse(
        @Schema(
                description = "The profile in connector-service; absent if the source names none.",
                examples = "test-sql-connection")
        @Nullable String profileId,

        @Schema(examples = "Orders") @Nullable String name,

        @Schema(examples = "[\"sales.orders\"]") @Nullable List<String> tables,

        @Schema(examples = "Delivery times") @Nullable String purpose,

        @Schema(
                description = "`verified`: the profile was there when it was last looked for; `missing`: it was not;"
                        + " `unverified`: connector-service has not answered yet. Absent without a profile.",
                examples = "verified")
        @Nullable Verification verification,

        @Schema(description = "When connector-service was last heard about it; absent if never.") @Nullable Instant checkedAt,

        @Schema(
                description = "Whether connector-service knows that the client uses the profile, which keeps it from"
                        + " being deleted. Absent without a profile.",
                examples = "true")
        @Nullable Boolean usageRegistered) {

    static DataSourceResponse of(ObjectNode source, @Nullable ProfileState state) {
        return new DataSourceResponse(
                DataSources.profile(source),
                DataSources.text(source, "name"),
                tables(source.path("tables")),
                DataSources.text(source, "purpose"),
                state == null ? null : state.verification(),
                state == null ? null : state.checkedAt(),
                state == null ? null : state.registered());
    }

    private static @Nullable List<String> tables(JsonNode tables) {
        if (!tables.isArray()) {
            return null;
        }
        var names = new ArrayList<String>();
        tables.forEach(table -> {
            if (table.isTextual()) {
                names.add(table.textValue());
            }
        });
        return names;
    }
}
