package dev.onramp.democonfig.acceptance;

import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.content.Typed;
import dev.onramp.democonfig.evidence.Origin;
import dev.onramp.democonfig.evidence.Origins;
import dev.onramp.democonfig.proposal.AcceptanceLinks;
import dev.onramp.democonfig.proposal.Proposal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the holder of a link can do. All methods must be called while a request is served: how often its address may try
 * is limited, and address and user agent become evidence.
 *
 * <p>They fail with a problem: 404 {@code not-found} for an unknown token; 410 {@code acceptance-used} (with
 * {@code outcome} and {@code decided_at}), {@code acceptance-revoked}, {@code acceptance-superseded},
 * {@code acceptance-voided} or {@code acceptance-expired} (with {@code expired_at}); 429 {@code too-many-requests}; 400
 * for a name or reason that is missing, too long, or not to be seen as it is.
 */
@ApplicationScoped
public class Acceptances {

    private static final int MAX_NAME = 200;
    private static final int MAX_REASON = 2000;

    /** Nobody: rows of proposals belong to the team. */
    private static final String HOLDER = "acceptance-link";

    private final AcceptanceLinks links;
    private final Transactions transactions;
    private final Origins origins;
    private final Limits limits;

    Acceptances(AcceptanceLinks links, Transactions transactions, Origins origins, Limits limits) {
        this.links = links;
        this.transactions = transactions;
        this.origins = origins;
        this.limits = limits;
    }

    /** What is offered. Changes nothing. */
    public Uni<Offer> read(String token) {
        return limited(token, origins.current(), () -> links.read(token).map(Acceptances::offer));
    }

    /** Accepts, by name. */
    public Uni<Outcome> accept(String token, Signature signature) {
        var origin = origins.current();
        return limited(token, origin, () -> {
            require(signature, false);
            var name = Typed.text(signature.name());
            return links.accept(token, name, origin).map(decision -> outcome(decision, name));
        });
    }

    /** Rejects, by name and for a reason. */
    public Uni<Outcome> reject(String token, Signature signature) {
        var origin = origins.current();
        return limited(token, origin, () -> {
            require(signature, true);
            var name = Typed.text(signature.name());
            return links.reject(token, name, Typed.text(signature.reason()), origin)
                    .map(decision -> outcome(decision, name));
        });
    }

    private <T> Uni<T> limited(String token, Origin origin, Supplier<Uni<T>> work) {
        limits.require(Objects.requireNonNullElse(origin.address(), ""), token);
        return transactions.run(HOLDER, work);
    }

    private static void require(Signature signature, boolean isRejection) {
        var violations = new ArrayList<Violation>();
        var name = Typed.text(signature.name());
        check("/name", name, MAX_NAME, Typed.isName(name), Typed.NAME_MESSAGE, violations);
        if (isRejection) {
            var reason = Typed.text(signature.reason());
            check("/reason", reason, MAX_REASON, Typed.isText(reason), Typed.TEXT_MESSAGE, violations);
        }
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
    }

    private static void check(
            String pointer, String text, int length, boolean isSound, String message, List<Violation> violations) {
        if (text.isEmpty()) {
            violations.add(Violation.body(pointer, "must not be blank"));
        } else if (Typed.length(text) > length) {
            violations.add(Violation.body(pointer, "must have at most " + length + " characters"));
        } else if (!isSound) {
            violations.add(Violation.body(pointer, message));
        }
    }

    private static Offer offer(Proposal proposal) {
        return new Offer(proposal, clientName(proposal), sentAt(proposal), proposal.expiresAt());
    }

    private static Outcome outcome(AcceptanceLinks.Decision decision, String name) {
        var proposal = decision.proposal();
        var decidedAt = Objects.requireNonNullElse(proposal.decidedAt(), proposal.updatedAt());
        return new Outcome(proposal, clientName(proposal), name, decidedAt, decision.documentSha256());
    }

    private static String clientName(Proposal proposal) {
        return Objects.requireNonNullElse(proposal.clientName(), "");
    }

    /** A proposal that people wrote by SQL as sent has no such time. */
    private static Instant sentAt(Proposal proposal) {
        return Objects.requireNonNullElse(proposal.sentAt(), proposal.createdAt());
    }
}
