package dev.onramp.onboarding.session;

import dev.onramp.defaults.paging.Cursor;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A session as its user reads it.
 *
 * @param progress in percent
 * @param active false for a session that was left behind by a later one
 */
record SessionResponse(
        @Schema(examples = "17") int id,

        @Schema(description = "The user (sub of the token) that the session belongs to.", examples = "user_2abc123xyz")
        String userId,

        @Schema(description = "The step that comes next.", minimum = "1", maximum = "6", examples = "1")
        int currentStep,

        @Schema(description = "Percent of the onboarding that is done.", minimum = "0", maximum = "100", examples = "0")
        double progress,

        @Schema(description = "False for a session that was left behind by a later one.", examples = "true")
        boolean active,

        Instant startedAt,

        Instant updatedAt) {

    static SessionResponse of(SessionEntity entity) {
        return new SessionResponse(
                entity.id,
                entity.userId,
                entity.currentStep,
                entity.progress,
                entity.active,
                entity.createdAt,
                entity.updatedAt);
    }

    Cursor cursor() {
        return new Cursor(startedAt, Integer.toString(id));
    }
}
