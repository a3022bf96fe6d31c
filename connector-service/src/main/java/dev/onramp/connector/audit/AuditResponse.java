package dev.onramp.connector.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.paging.Cursor;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One entry of the audit, as a caller reads it. */
@Schema(name = "AuditEntry", description = "Who did what, and when.")
record AuditResponse(
        @Schema(examples = "17") long id,

        Instant at,

        @Schema(description = "The user who did it.", examples = "user-1")
        String actor,

        @Schema(description = "What was done.", examples = "update")
        String action,

        @Schema(
                description = "The profile that it was done to; absent for what concerns no single one.",
                examples = "test-sql-connection")
        @Nullable String profileId,

        @Schema(
                description = "What changed or came out; of secrets only whether they changed.",
                type = SchemaType.OBJECT,
                implementation = Map.class,
                examples =
                        "{\"fields\": {\"name\": {\"from\": \"a\", \"to\": \"b\"}}, \"secrets\": {\"password\": \"unchanged\"}}")
        ObjectNode details) {

    static AuditResponse of(AuditEntity entry) {
        return new AuditResponse(entry.id, entry.createdAt, entry.actor, entry.action, entry.profileId, entry.details);
    }

    Cursor cursor() {
        return new Cursor(at, String.valueOf(id));
    }
}
