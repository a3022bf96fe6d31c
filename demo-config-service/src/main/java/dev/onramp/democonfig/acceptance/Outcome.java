package dev.onramp.democonfig.acceptance;

import dev.onramp.democonfig.proposal.Proposal;
import java.time.Instant;

/**
 * What came of an offer.
 *
 * @param proposal as it is now, accepted or rejected
 * @param clientName empty if the client has no name
 * @param name who signed
 * @param documentSha256 of the canonical document that was accepted or rejected, in hex
 */
public record Outcome(Proposal proposal, String clientName, String name, Instant decidedAt, String documentSha256) {}
