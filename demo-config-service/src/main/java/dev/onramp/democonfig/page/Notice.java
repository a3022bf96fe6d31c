package dev.onramp.democonfig.page;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Map;
import java.util.Objects;

/**
 * A problem, for people.
 *
 * @param title what it is
 * @param detail what to do about it
 */
public record Notice(int status, String title, String detail) {

    private static final String GONE = "Ask your contact for a new link if you need one.";
    private static final String OVER = "Ask your contact for a new offer if you need one.";

    private static final Map<String, Notice> KNOWN = Map.of(
            "acceptance-used",
            new Notice(410, "This proposal has been answered", "The link was used, and can be used only once."),
            "acceptance-revoked",
            new Notice(410, "This link was withdrawn", GONE),
            "acceptance-superseded",
            new Notice(
                    410,
                    "There is a newer proposal",
                    "This one can no longer be accepted. Ask your contact for the link to the newer one."),
            "acceptance-voided",
            new Notice(410, "This proposal was withdrawn", OVER),
            "acceptance-expired",
            new Notice(410, "This proposal has expired", "It can no longer be accepted. " + OVER),
            "too-many-requests",
            new Notice(429, "Too many attempts", "Please wait a little and load the page again."));

    private static final Map<Integer, Notice> BY_STATUS = Map.of(
            404, new Notice(404, "There is no such link", "Please check that the whole link was copied."),
            410, new Notice(410, "This link can no longer be used", GONE));

    static Notice of(HttpProblem problem) {
        var type = problem.getType() == null ? "" : problem.getType().toString();
        var outcome = String.valueOf(problem.getParameters().get("outcome"));
        if (type.equals("acceptance-used") && (outcome.equals("accepted") || outcome.equals("rejected"))) {
            return new Notice(410, "This proposal was " + outcome, "The link was used, and can be used only once.");
        }
        var known = KNOWN.getOrDefault(type, BY_STATUS.get(problem.getStatusCode()));
        return known == null ? other(problem) : known;
    }

    private static Notice other(HttpProblem problem) {
        return new Notice(
                problem.getStatusCode(),
                "That did not work",
                Objects.requireNonNullElse(problem.getDetail(), "Please try again later."));
    }
}
