package dev.onramp.persona.persona;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A persona as a caller writes it. What only the service sets may be sent back as it was read, and is ignored.
 *
 * @param rawText the text that the persona was made from, 1 to 100,000 characters
 * @param persona any JSON object
 */
@JsonIgnoreProperties({"id", "created_at", "updated_at"})
record PersonaRequest(
        @Schema(examples = "Ada is a mathematician who likes machines.") @NotBlank @Size(max = 100_000) String rawText,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Map.class,
                examples = "{\"name\": \"Ada\", \"traits\": [\"curious\"]}")
        @NotNull ObjectNode persona) {}
