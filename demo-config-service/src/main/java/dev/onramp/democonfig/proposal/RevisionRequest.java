package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.http.Ids;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The next draft.
 *
 * @param proposalId its id; made by the service if absent
 */
record RevisionRequest(
        @Schema(
                description = "The id of the new draft; that of the first proposal with `-r2` and so on if absent.",
                pattern = Ids.FORM,
                maxLength = Ids.MAX_LENGTH,
                examples = "prop-001-r2")
        @Nullable String proposalId) {

    /** Nothing is chosen. */
    static final RevisionRequest EMPTY = new RevisionRequest(null);
}
