package dev.onramp.connector.workbook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The file of a profile as callers see it. */
record FileResponse(
        @Schema(description = "What it is called.", examples = "orders.xlsx")
        String name,

        @Schema(
                description = "What it is, told by its content.",
                examples = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        String mediaType,

        @Schema(description = "In bytes.", examples = "48213")
        long size,

        @Schema(
                description = "SHA-256 of the content in hexadecimal; its ETag too.",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String sha256,

        @Schema(description = "When it was uploaded.") Instant uploadedAt) {

    static FileResponse of(StoredFile file) {
        return new FileResponse(file.name(), file.mediaType(), file.size(), file.sha256(), file.uploadedAt());
    }
}
