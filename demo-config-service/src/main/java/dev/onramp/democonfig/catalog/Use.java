package dev.onramp.democonfig.catalog;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One use of an entry of the catalogue, which keeps it from being deleted. */
public record Use(
        @Schema(description = "What uses it: module, kpi, license or client.", examples = "module")
        String kind,

        @Schema(description = "The code or id of the user.", examples = "SCOR")
        String ref) {}
