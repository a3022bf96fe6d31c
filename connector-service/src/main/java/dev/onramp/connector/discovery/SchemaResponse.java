package dev.onramp.connector.discovery;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A snapshot with a page of its tables. */
@Schema(name = "DiscoveredSchema")
record SchemaResponse(
        SnapshotResponse snapshot,

        @Schema(description = "A page of the tables, by qualified name.")
        List<TableResponse> tables) {}
