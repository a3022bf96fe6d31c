package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When a proposal would be carried out.
 *
 * @param endDate not before the start
 * @param phases at most 100 JSON objects
 */
@EndsAfterStart
record Timeline(
        @Schema(examples = "2026-01-15") @Nullable LocalDate startDate,

        @Schema(description = "Not before `start_date`.", examples = "2026-06-30") @Nullable LocalDate endDate,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = Map.class,
                examples = "[{\"name\": \"Discovery & Planning\", \"weeks\": 1}]")
        @Size(max = 100) @Nullable List<@NotNull ObjectNode> phases) {}
