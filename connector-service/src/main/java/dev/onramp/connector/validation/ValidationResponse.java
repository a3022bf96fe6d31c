package dev.onramp.connector.validation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a profile could be stored as.
 *
 * @param valid whether creating the profile would succeed, as long as no other has its id
 */
record ValidationResponse(
        @Schema(description = "Whether creating the profile would succeed, as long as no other has its id.")
        boolean valid,

        @Schema(description = "The fields of the type, and every other field that has an error.")
        List<Field> fields) {

    /** A field of the form. */
    @Schema(name = "ValidatedField")
    record Field(
            @Schema(description = "JSON Pointer into the body; empty for the body itself.", examples = "/port")
            String field,

            @Schema(description = "Whether the body gives it; the value itself is never repeated.")
            boolean valueGiven,

            @Schema(
                    description = "What would be right; empty if all is well.",
                    examples = "[\"must be less than or equal to 65535\"]")
            List<String> errors,

            @Schema(description = "All values that it may have; absent where they cannot be listed.") @Nullable List<String> allowed,

            @Schema(description = "Values that are a good choice; absent if there are none.", examples = "[\"5432\"]")
            @Nullable List<String> recommended) {}
}
