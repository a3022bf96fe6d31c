package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who would carry a proposal out.
 *
 * @param consultants at most 100 JSON values: names, or objects with more about each
 * @param hours 0 or more
 */
record Resources(
        @Schema(
                type = SchemaType.ARRAY,
                implementation = Object.class,
                description = "Names, or objects with more about each.",
                examples = "[\"Ada\", {\"name\": \"Grace\", \"role\": \"architect\"}]")
        @Size(max = 100) @Nullable List<@NotNull JsonNode> consultants,

        @Schema(description = Amount.DESCRIPTION, examples = "320") @DecimalMin("0") @Amount @Nullable BigDecimal hours) {}
