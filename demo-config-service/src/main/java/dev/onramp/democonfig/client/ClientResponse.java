package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.paging.Cursor;
import dev.onramp.democonfig.catalog.LicenseType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A client as a caller reads it. What was never set is absent. */
record ClientResponse(
        @Schema(examples = "test-client-001") String clientId,

        @Schema(examples = "Test Corporation") @Nullable String clientName,

        @Schema(examples = "professional") @Nullable LicenseType licenseType,

        @Schema(examples = "[\"SCOR\", \"CRM\"]") @Nullable List<String> modules,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Map.class,
                examples = "{\"theme\": \"dark\", \"notifications\": true}")
        @Nullable ObjectNode preferences,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = Map.class,
                examples = "[{\"kpi_code\": \"OTIF_CUSTOM\", \"formula\": \"AVG(otif)\"}]")
        @Nullable List<ObjectNode> customKpis,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = Map.class,
                examples = "[{\"profile_id\": \"test-sql-connection\"}]")
        @Nullable List<ObjectNode> dataSources,

        @Nullable ScheduledLicense scheduledLicense,

        Instant createdAt,

        Instant updatedAt,

        @Schema(
                description =
                        "What is known of the profiles that the data sources name, by now; absent if they name none."
                                + " It changes without the ETag, which is the version of what callers wrote.")
        @Nullable List<DataSourceState> dataSourceStates) {

    static ClientResponse of(ClientEntity entity) {
        return of(entity, null);
    }

    static ClientResponse of(ClientEntity entity, @Nullable List<DataSourceState> states) {
        var document = ClientDocument.read(entity.configData);
        return new ClientResponse(
                entity.id,
                document.clientName(),
                document.licenseType(),
                document.modules(),
                document.preferences(),
                document.customKpis(),
                document.dataSources(),
                entity.schedule(),
                entity.createdAt,
                entity.updatedAt,
                states);
    }

    Cursor cursor() {
        return new Cursor(createdAt, clientId);
    }
}
