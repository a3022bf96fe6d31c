package dev.onramp.democonfig.evidence;

import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events of proposals: added, never changed. All methods join the running transaction. */
@ApplicationScoped
public class Evidence {

    /** How many events a proposal may have, so that reading them all stays cheap. */
    public static final int MAX_EVENTS = 500;

    /** From here on only what brings a life to its end is taken. */
    private static final int FULL = MAX_EVENTS - 10;

    /** What could go on for ever. */
    private static final Set<EventAction> REPEATABLE = EnumSet.of(EventAction.link_made, EventAction.revised);

    private static final List<String> LINKS =
            Links.ACTIONS.stream().map(EventAction::name).toList();

    private final EventRepository events;

    Evidence(EventRepository events) {
        this.events = events;
    }

    /**
     * Adds an event behind {@code head}, which the caller has locked together with the proposal; the result is where the
     * chain ends then.
     */
    public Uni<Head> append(Head head, Fact fact) {
        if (head.count() >= FULL && REPEATABLE.contains(fact.action())) {
            throw Problems.conflict(
                    "too-many-events", "Too much has happened to this proposal for that; make another one.");
        }
        var event = Event.after(head, fact);
        return events.persistAndFlush(EventEntity.of(event)).replaceWith(new Head(event.sequence(), event.sha256()));
    }

    /** All events of the proposal, in order. */
    public Uni<List<Event>> of(String proposalId) {
        // One more than there can be, so that one too many is noticed.
        return events.ofProposal(proposalId, MAX_EVENTS + 1)
                .map(found -> found.stream().map(EventEntity::event).toList());
    }

    /** All events of the proposal without their documents, in order. */
    public Uni<List<Event>> briefly(String proposalId) {
        return of(proposalId).map(found -> found.stream().map(Event::brief).toList());
    }

    /**
     * The hash of the link that the proposal can be accepted by now, as far as its events tell; null if there is none.
     */
    public Uni<@Nullable String> liveLink(String proposalId) {
        return events.last(proposalId, LINKS).map(event -> event == null ? null : Links.live(event.event()));
    }

    /** One event of the proposal, or null. */
    public Uni<@Nullable Event> find(String proposalId, int sequence) {
        return events.ofProposal(proposalId, Integer.valueOf(sequence))
                .map(found -> found == null ? null : found.event());
    }
}
