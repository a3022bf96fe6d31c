package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.RequestReader;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.client.Clients;
import dev.onramp.democonfig.document.Documents;
import dev.onramp.democonfig.evidence.CanonicalJson;
import dev.onramp.democonfig.money.Currencies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is written into drafts. */
@ApplicationScoped
class Drafts {

    private final Clients clients;
    private final RequestReader reader;
    private final Clock clock;

    Drafts(Clients clients, RequestReader reader, Clock clock) {
        this.clients = clients;
        this.reader = reader;
        this.clock = clock;
    }

    /** What a patch makes of a proposal: what a caller would have written, as far as the patch goes, and what is stored. */
    record Patched(ProposalRequest request, ObjectNode document) {}

    /** The stored document after a PUT. */
    ObjectNode replaced(ProposalEntity proposal, ProposalRequest request) {
        return Documents.replace(proposal.proposalData, ProposalDocument.write(request), ProposalDocument.FIELDS);
    }

    /** The stored document after a PATCH. What it does not name may be as odd as somebody wrote it. */
    Patched patched(ProposalEntity proposal, ObjectNode patch) {
        var shown = reader.write(ProposalResponse.of(proposal, clock.instant()));
        var concerned = new HashSet<>(Set.of("client_id", "proposal_type"));
        patch.fieldNames().forEachRemaining(concerned::add);
        if (concerned.contains(ProposalDocument.CURRENCY)) {
            concerned.add(ProposalDocument.PRICING);
        }
        var request = reader.patched(shown.retain(concerned), patch, ProposalRequest.class);
        return new Patched(
                request,
                Documents.patch(
                        proposal.proposalData, patch, ProposalDocument.write(request), ProposalDocument.FIELDS));
    }

    /** Whether two stored documents say the same, wherever the proposals are in their lives. */
    static boolean saySame(ObjectNode one, ObjectNode other) {
        return CanonicalJson.saySame(
                one.deepCopy().without(ProposalDocument.STATUS),
                other.deepCopy().without(ProposalDocument.STATUS));
    }

    /**
     * Refuses what was just written into {@code proposal} if it does not fit together or is for nobody; gives amounts the
     * decimals of the currency.
     *
     * @param before the document before; null if the proposal is new
     * @param named the fields that were written
     */
    Uni<Void> check(ProposalEntity proposal, @Nullable ObjectNode before, Set<String> named) {
        var content = proposal.document().content();
        Sums.require(content, named);
        if (named.contains(ProposalDocument.CURRENCY) || named.contains(ProposalDocument.PRICING)) {
            scale(proposal.proposalData, content.currency());
        }
        // People may have written a proposal for nobody; it can be worked with as long as it stays so.
        var isSame = before != null
                && content.clientId().equals(ProposalDocument.read(before).clientId());
        return isSame ? Uni.createFrom().voidItem() : holdClient(content.clientId());
    }

    /** Fills in defaults. A price that somebody wrote has no rate card. */
    static void complete(ObjectNode document, @Nullable ObjectNode before, Set<String> named) {
        var hasPrice = document.path(ProposalDocument.PRICING).isObject();
        if (hasPrice && named.contains(ProposalDocument.PRICING) && isMissing(document, ProposalDocument.CURRENCY)) {
            document.put(ProposalDocument.CURRENCY, Currencies.DEFAULT);
        }
        if (named.contains("valid_until") && !isMissing(document, "valid_until") && isMissing(document, "time_zone")) {
            document.put("time_zone", "UTC");
        }
        if (before != null && !(isSame(document, before, "pricing") && isSame(document, before, "currency"))) {
            document.remove(ProposalDocument.RATE_CARD);
        }
    }

    private static boolean isMissing(ObjectNode document, String field) {
        return document.path(field).isMissingNode() || document.path(field).isNull();
    }

    private static boolean isSame(ObjectNode one, ObjectNode other, String field) {
        return CanonicalJson.saySame(one.path(field), other.path(field));
    }

    private static void scale(ObjectNode document, @Nullable String currency) {
        JsonNode pricing = document.path(ProposalDocument.PRICING);
        if (currency != null && pricing instanceof ObjectNode price) {
            Currencies.decimals(currency).ifPresent(decimals -> Scales.apply(price, decimals));
        }
    }

    /** The client cannot be deleted until the transaction ends, and then no more because of this proposal. */
    private Uni<Void> holdClient(String clientId) {
        return clients.hold(clientId)
                .invoke(exists -> {
                    if (!exists) {
                        throw Problems.unprocessable(
                                "unknown-client",
                                "A proposal is for a client that exists.",
                                List.of(Violation.body("/client_id", "must be the id of an existing client")));
                    }
                })
                .replaceWithVoid();
    }
}
