package dev.onramp.democonfig.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When a proposal would be carried out.
 *
 * @param endDate not before the start
 * @param phases at most 100, in order of their starts, each inside the timeline
 */
@EndsAfterStart
public record Timeline(
        @Schema(examples = "2026-01-15") @Nullable LocalDate startDate,

        @Schema(description = "Not before `start_date`.", examples = "2026-06-30") @Nullable LocalDate endDate,

        @Size(max = 100) @Nullable List<@NotNull @Valid Phase> phases) {}
