package dev.onramp.connector.types;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.SourceType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The types of profiles. */
record TypesResponse(List<TypeForm> types) {

    /** A type of profiles, and the form to fill in. */
    @Schema(name = "ProfileType")
    record TypeForm(
            @Schema(examples = "sql") SourceType type,

            @Schema(examples = "Database") String title,

            @Schema(examples = "Tables and views of a database.")
            String description,

            @Schema(
                    description = "JSON Schema (2020-12) of a profile of this type.",
                    type = SchemaType.OBJECT,
                    implementation = Map.class)
            ObjectNode schema) {}
}
