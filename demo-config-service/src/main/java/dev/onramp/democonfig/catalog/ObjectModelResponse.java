package dev.onramp.democonfig.catalog;

import dev.onramp.defaults.paging.Cursor;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An object model as a caller reads it. */
record ObjectModelResponse(
        @Schema(examples = "SALES_ORDER") String code,

        @Schema(examples = "Sales order") String name,

        @Schema(examples = "What a customer ordered") @Nullable String description,

        Instant createdAt,

        Instant updatedAt) {

    static ObjectModelResponse of(ObjectModelEntity entity) {
        return new ObjectModelResponse(entity.id, entity.name, entity.description, entity.createdAt, entity.updatedAt);
    }

    Cursor cursor() {
        return new Cursor(createdAt, code);
    }
}
