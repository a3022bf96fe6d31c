package dev.onramp.persona.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.paging.Cursor;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A persona as a caller reads it. */
record PersonaResponse(
        @Schema(examples = "01976d8e-6c1f-7c3a-9a43-0d2f1c9f6a11")
        UUID id,

        @Schema(examples = "Ada is a mathematician who likes machines.")
        String rawText,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Map.class,
                examples = "{\"name\": \"Ada\", \"traits\": [\"curious\"]}")
        ObjectNode persona,

        Instant createdAt,

        Instant updatedAt) {

    static PersonaResponse of(PersonaEntity entity) {
        return new PersonaResponse(entity.id, entity.rawText, entity.persona, entity.createdAt, entity.updatedAt);
    }

    Cursor cursor() {
        return new Cursor(createdAt, id.toString());
    }
}
