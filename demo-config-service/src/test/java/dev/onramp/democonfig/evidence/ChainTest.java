package dev.onramp.democonfig.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is changed in a chain is found. */
class ChainTest {

    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final List<Event> events = new ArrayList<>();
    private Head head = new Head(0, null);

    ChainTest() {
        append(EventAction.sent, "{\"a\":1}");
        append(EventAction.link_made, null);
        append(EventAction.accepted, "{\"a\":1}");
    }

    @Test
    void untouchedChainIsFlawless() {
        assertThat(Chain.check("p", head, events)).isEmpty();
        assertThat(Chain.check("p", new Head(0, null), List.of())).isEmpty();
    }

    @Test
    void missingEventIsFoundWhereverItWas() {
        for (int i = 0; i < events.size(); i++) {
            var rest = new ArrayList<>(events);
            rest.remove(i);
            assertThat(Chain.check("p", head, rest))
                    .anyMatch(finding -> finding.field().equals("sequence"));
        }
        assertThat(Chain.check("p", head, List.of())).isNotEmpty();
    }

    @Test
    void eventThatTheProposalDoesNotKnowIsFound() {
        // Given
        var known = head;
        append(EventAction.voided, "{}");

        // When
        var findings = Chain.check("p", known, events);

        // Then
        assertThat(findings).extracting(Finding::sequence).containsExactly(4);
    }

    @Test
    void lastEventThatWasMadeAnewIsFound() {
        // Given
        var known = head;
        events.remove(2);
        head = new Head(2, events.get(1).sha256());
        append(EventAction.rejected, "{\"a\":1}");

        // When
        var findings = Chain.check("p", known, events);

        // Then
        assertThat(findings).extracting(Finding::field).containsExactly("sha256");
    }

    @Test
    void chainOfAnotherProposalIsFound() {
        assertThat(Chain.check("q", head, events)).hasSize(3);
    }

    private void append(EventAction action, @Nullable String document) {
        var origin = Origin.of("203.0.113.7", "Mozilla/5.0");
        var event = Event.after(head, new Fact("p", action, null, "Grace", TIME, origin, "why", null, null, document));
        events.add(event);
        head = new Head(event.sequence(), event.sha256());
    }
}
