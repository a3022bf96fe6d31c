package dev.onramp.connector.workbook;

import dev.onramp.defaults.http.ETag;
import java.time.Instant;
import java.util.UUID;

/** The file of a profile, without its content. */
record StoredFile(UUID id, String name, String mediaType, long size, String sha256, Instant uploadedAt) {

    /** Files with the same content have the same. */
    ETag tag() {
        return new ETag('"' + sha256 + '"');
    }

    int chunks() {
        return (int) ((size + FileContent.CHUNK - 1) / FileContent.CHUNK);
    }
}
