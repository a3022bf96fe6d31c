package dev.onramp.democonfig.evidence;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What events tell of the links of a proposal. */
public final class Links {

    /** What makes or ends links. */
    static final Set<EventAction> ACTIONS =
            EnumSet.of(EventAction.sent, EventAction.link_made, EventAction.link_revoked, EventAction.revised);

    private Links() {}

    /** What became of a link. */
    public enum State {
        live,
        revoked,
        superseded
    }

    /** Each link by its hash, in the order in which they were made. */
    public static Map<String, State> of(List<Event> events) {
        var links = new LinkedHashMap<String, State>();
        for (var event : events) {
            if (ACTIONS.stream().anyMatch(action -> action.name().equals(event.action()))) {
                var isRevision = event.action().equals(EventAction.revised.name());
                links.replaceAll(
                        (link, state) -> state == State.live ? isRevision ? State.superseded : State.revoked : state);
                var live = live(event);
                if (live != null) {
                    links.put(live, State.live);
                }
            }
        }
        return links;
    }

    /** The link that is live after {@code event}, which is one that makes or ends links. */
    static @Nullable String live(Event event) {
        var makes =
                event.action().equals(EventAction.sent.name()) || event.action().equals(EventAction.link_made.name());
        return makes ? event.linkSha256() : null;
    }
}
