package dev.onramp.democonfig.generation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Public holidays.
 *
 * @param country ISO 3166-1
 * @param region the part of ISO 3166-2 behind the country; parts of regions are appended by hyphens
 */
record HolidayCalendar(
        @Schema(description = "ISO 3166-1, in any case.", examples = "DE") @NotBlank @Size(max = 20) String country,

        @Schema(description = "The part of ISO 3166-2 behind the country, in any case.", examples = "BY")
        @Size(min = 1, max = 60) @Nullable String region) {}
