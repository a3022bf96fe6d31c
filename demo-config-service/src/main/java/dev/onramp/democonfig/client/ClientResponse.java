package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.paging.Cursor;
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

        Instant createdAt,

        Instant updatedAt) {

    static ClientResponse of(ClientEntity entity) {
        var document = ClientDocument.read(entity.configData);
        return new ClientResponse(
                entity.id,
                document.clientName(),
                document.licenseType(),
                document.modules(),
                document.preferences(),
                document.customKpis(),
                document.dataSources(),
                entity.createdAt,
                entity.updatedAt);
    }

    Cursor cursor() {
        return new Cursor(createdAt, clientId);
    }
}
