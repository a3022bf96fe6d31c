package dev.onramp.democonfig.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event of a proposal's life, as it is stored and shown.
 *
 * @param sha256 over all that stands before it
 */
@Schema(name = "ProposalEvent", description = "An event of a proposal's life, in a chain of hashes.")
public record Event(
        @Schema(examples = "prop-001") String proposalId,

        @Schema(description = "Counts the events of the proposal from 1.", examples = "2")
        int sequence,

        @Schema(
                description = "What was done.",
                enumeration = {
                    "sent",
                    "accepted",
                    "rejected",
                    "voided",
                    "revised",
                    "reopened",
                    "link_made",
                    "link_revoked"
                },
                examples = "accepted")
        String action,

        @Schema(description = "The user who did it; absent for the holder of a link.", examples = "user-1") @Nullable String actor,

        @Schema(description = "What was typed to accept or reject.", examples = "Grace Hopper") @Nullable String name,

        Instant at,

        @Schema(description = "The network address that it was done from.", examples = "203.0.113.7") @Nullable String address,

        @Schema(description = "What the program that was used calls itself.", examples = "Mozilla/5.0") @Nullable String userAgent,

        @Schema(description = "Why, as it was typed.", examples = "Too late for us") @Nullable String reason,

        @Schema(description = "The revision that took the proposal's place.", examples = "prop-001-r2") @Nullable String successor,

        @Schema(
                description = "SHA-256 of the token of the link that was made, ended or used, hex.",
                examples = "ef2d127de37b942baad06145e54b0c619a1f22327b2ebbcfbec78f5564afe39d")
        @Nullable String linkSha256,

        @Schema(
                description = "The whole proposal as it was then: JSON with sorted members, without white space.",
                examples = "{\"client_id\":\"test-client-001\",\"revision\":1}")
        @Nullable String document,

        @Schema(
                description = "SHA-256 of the document in UTF-8, hex.",
                examples = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")
        @Nullable String documentSha256,

        @Schema(
                description = "The hash of the event before; absent for the first.",
                examples = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b")
        @Nullable String previousSha256,

        @Schema(
                description = "SHA-256 over the JSON of all fields but `document` and this one, absent ones as null,"
                        + " with sorted members and without white space.",
                examples = "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35")
        String sha256) {

    /** The event that {@code fact} makes after {@code head}. */
    static Event after(Head head, Fact fact) {
        var documentSha256 = fact.document() == null ? null : Hashes.sha256(fact.document());
        var open = new Event(
                fact.proposalId(),
                head.count() + 1,
                fact.action().name(),
                fact.actor(),
                fact.name(),
                fact.at(),
                fact.origin().address(),
                fact.origin().userAgent(),
                fact.reason(),
                fact.successor(),
                fact.linkSha256(),
                fact.document(),
                documentSha256,
                head.sha256(),
                "");
        return open.sealed();
    }

    /** What {@link #sha256} must be. */
    String expectedSha256() {
        var fields = JsonNodeFactory.instance.objectNode();
        fields.put("proposal_id", proposalId)
                .put("sequence", sequence)
                .put("action", action)
                .put("actor", actor)
                .put("name", name)
                .put("at", at.toString())
                .put("address", address)
                .put("user_agent", userAgent)
                .put("reason", reason)
                .put("successor", successor)
                .put("link_sha256", linkSha256)
                .put("document_sha256", documentSha256)
                .put("previous_sha256", previousSha256);
        return Hashes.sha256(CanonicalJson.of(fields));
    }

    /** The event without its document. */
    Event brief() {
        return with(null, sha256);
    }

    private Event sealed() {
        return with(document, expectedSha256());
    }

    private Event with(@Nullable String otherDocument, String otherSha256) {
        return new Event(
                proposalId,
                sequence,
                action,
                actor,
                name,
                at,
                address,
                userAgent,
                reason,
                successor,
                linkSha256,
                otherDocument,
                documentSha256,
                previousSha256,
                otherSha256);
    }
}
