package dev.onramp.democonfig.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An object model as an admin writes it. What only the service sets may be sent back as it was read, and is ignored.
 *
 * @param code the code in the path, in whatever case, or absent
 * @param name 1 to 200 characters
 * @param description at most 2000 characters
 */
@JsonIgnoreProperties({"created_at", "updated_at"})
record ObjectModelRequest(
        @Schema(description = "The code in the path, in whatever case, or absent.", examples = "SALES_ORDER")
        @Size(max = 64) @Nullable String code,

        @Schema(examples = "Sales order") @NotBlank @Size(max = 200) String name,

        @Schema(examples = "What a customer ordered") @Size(max = 2000) @Nullable String description)
        implements EntryRequest {}
