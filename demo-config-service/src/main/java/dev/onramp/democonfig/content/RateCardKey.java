package dev.onramp.democonfig.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rate card, in the version, that a price was computed by. */
public record RateCardKey(
        @Schema(examples = "P3") String code,
        @Schema(examples = "1") int version) {}
