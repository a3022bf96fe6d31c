package dev.onramp.connector.discovery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.onramp.defaults.paging.Cursor;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A snapshot without its tables, as a caller reads it; its number is its name, its id is for cursors. */
@Schema(name = "Snapshot", description = "What was in a source at a time.")
record SnapshotResponse(
        @JsonIgnore String id,

        @Schema(description = "Counts the snapshots of a profile from 1.", examples = "2")
        int number,

        @Schema(
                description = "SHA-256 over all tables.",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String hash,

        @Schema(examples = "12") int tableCount,

        @Schema(examples = "148") long columnCount,

        @Schema(description = "What was asked for.") DiscoveryRequest scope,

        @Schema(description = "When it was discovered first.")
        Instant discoveredAt,

        @Schema(description = "When a discovery last found the same.")
        Instant lastSeenAt) {

    Cursor cursor() {
        return new Cursor(discoveredAt, id);
    }
}
