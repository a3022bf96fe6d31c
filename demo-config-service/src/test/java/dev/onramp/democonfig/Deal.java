package dev.onramp.democonfig;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import java.util.UUID;

/** A client, and a proposal for it, as tests need them. */
public final class Deal {

    private static final Api ANYBODY = Api.anonymous();

    private final Api user;
    private final String client = "client-" + UUID.randomUUID();
    private final String id = "prop-" + UUID.randomUUID();

    private Deal(Api user, String more) {
        this.user = user;
        user.put("/demo/clients/" + client, "{\"client_name\": \"Test Corporation\"}")
                .is(201);
        user.put(path(), body(more)).is(201);
    }

    /** A draft that can be sent, with more fields such as {@code "title": "x"}. */
    public static Deal draft(Api user, String more) {
        return new Deal(user, more);
    }

    /** A draft that can be sent and never expires. */
    public static Deal draft(Api user) {
        return new Deal(user, "\"notes\": \"internal\"");
    }

    /** What was PUT, with other fields. */
    public String body(String more) {
        return """
                {"client_id": "%s", "proposal_type": "implementation", "title": "Scorecard", "currency": "EUR",
                "pricing": {"total": 150000.00, "breakdown": {"consulting": 100000.00, "implementation": 50000.00}}, %s}
                """.formatted(client, more);
    }

    /** The id of the proposal. */
    public String id() {
        return id;
    }

    /** The id of the client. */
    public String client() {
        return client;
    }

    /** The path of the proposal. */
    public String path() {
        return "/demo/proposals/" + id;
    }

    /** Sends it, and returns the path of the offer. */
    public String send() {
        return offer(user.send("POST", path() + "/send").is(200));
    }

    /** The path of the offer that an answer tells. */
    public static String offer(Answer answer) {
        var url = answer.at("/acceptance_url");
        return url.substring(url.indexOf("/demo/acceptances/"));
    }

    /** The proposal now. */
    public Answer read() {
        return user.get(path()).is(200);
    }

    /** Does {@code action} as the user, with a body that fits all of them. */
    public Answer act(String action) {
        return switch (action) {
            case "accept", "reject" -> user.post(path() + "/" + action, words(action));
            case "delete" -> user.delete(path());
            case "edit" -> user.patch(path(), "{\"title\": \"Another\"}");
            default -> user.send("POST", path() + "/" + action);
        };
    }

    /** Accepts or rejects as the holder of a link. */
    public static Answer decide(String offer, String action) {
        return ANYBODY.post(offer + "/" + action, words(action));
    }

    private static String words(String action) {
        return action.equals("accept")
                ? "{\"name\": \"Grace Hopper\"}"
                : "{\"name\": \"Grace Hopper\", \"reason\": \"Too late\"}";
    }
}
