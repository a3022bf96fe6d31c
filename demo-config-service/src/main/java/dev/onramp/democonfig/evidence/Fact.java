package dev.onramp.democonfig.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a proposal.
 *
 * @param actor the user who did it; null for the holder of a link
 * @param name what was typed to accept or reject
 * @param successor the revision that took the proposal's place
 * @param linkSha256 hash of the token of the link that was made, ended or used; null if none was
 * @param document the proposal as it was then, canonical; null where its content plays no part
 */
public record Fact(
        String proposalId,
        EventAction action,
        @Nullable String actor,
        @Nullable String name,
        Instant at,
        Origin origin,
        @Nullable String reason,
        @Nullable String successor,
        @Nullable String linkSha256,
        @Nullable String document) {}
