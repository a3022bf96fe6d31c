package dev.onramp.democonfig.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.paging.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A licence as a caller reads it. */
record LicenseResponse(
        @Schema(examples = "professional") String licenseType,

        @Schema(examples = "Professional") String name,

        @Schema(examples = "For departments") @Nullable String description,

        @Schema(description = "Modules that every client with this license has.", examples = "[\"SCOR\"]")
        List<String> includedModules,

        @Schema(description = "Modules that a client may choose besides.", examples = "[\"LOGISTICS\"]")
        List<String> allowedModules,

        @Schema(description = "Whether a client may choose any module.")
        boolean allowsAll,

        @Schema(description = "No limit if absent.", examples = "50") @Nullable Integer maxUsers,

        @Schema(description = "200 if absent.", examples = "50") @Nullable Integer maxCustomKpis,

        @Schema(description = "100 if absent.", examples = "20") @Nullable Integer maxDataSources,

        @Schema(
                description = "Preferences of clients that set no other.",
                type = SchemaType.OBJECT,
                implementation = Map.class,
                examples = "{\"theme\": \"dark\"}")
        ObjectNode preferences,

        Instant createdAt,

        Instant updatedAt) {

    static LicenseResponse of(LicenseEntity entity) {
        return new LicenseResponse(
                entity.id,
                entity.name,
                entity.description,
                List.of(entity.includedModules),
                List.of(entity.allowedModules),
                entity.allowsAll,
                entity.maxUsers,
                entity.maxCustomKpis,
                entity.maxDataSources,
                entity.preferences,
                entity.createdAt,
                entity.updatedAt);
    }

    Cursor cursor() {
        return new Cursor(createdAt, licenseType);
    }
}
