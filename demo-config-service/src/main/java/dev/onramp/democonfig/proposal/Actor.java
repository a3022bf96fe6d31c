package dev.onramp.democonfig.proposal;

import dev.onramp.democonfig.evidence.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Who does something to a proposal.
 *
 * @param user null for the holder of a link
 * @param name what was typed to accept or reject
 * @param reason why, as it was typed
 * @param linkSha256 hash of the token of the link that is made, ended or used
 */
record Actor(
        @Nullable String user,
        @Nullable String name,
        @Nullable String reason,
        Origin origin,
        @Nullable String linkSha256) {

    /** A user does it without a word. */
    static Actor of(String user, Origin origin) {
        return new Actor(user, null, null, origin, null);
    }

    Actor withLink(String hash) {
        return new Actor(user, name, reason, origin, hash);
    }
}
