package dev.onramp.democonfig.acceptance;

import dev.onramp.democonfig.proposal.Proposal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a link may accept or reject.
 *
 * @param proposal its notes are internal: they are not for the holder
 * @param clientName empty if the client has no name
 * @param expiresAt from when on it can no longer be accepted; null if it does not expire
 */
public record Offer(
        Proposal proposal,
        String clientName,
        Instant sentAt,
        @Nullable Instant expiresAt) {}
