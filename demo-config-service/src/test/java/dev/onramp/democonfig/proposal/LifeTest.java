package dev.onramp.democonfig.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.democonfig.Deal;
import dev.onramp.democonfig.TestClock;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state, every action, just before, at and just after the end of the last day. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LifeTest {

    /** The summer of Chile ends in the night after: its last hour comes twice. */
    private static final String LAST_DAY = "\"valid_until\": \"2019-04-06\", \"time_zone\": \"America/Santiago\"";

    private static final Instant EXPIRY = Instant.parse("2019-04-07T04:00:00Z");
    private static final Map<String, Instant> TIMES = Map.of(
            "before", EXPIRY.minus(Duration.ofNanos(1000)), "at", EXPIRY, "after", EXPIRY.plus(Duration.ofNanos(1000)));
    private static final List<String> ACTIONS = List.of("edit", "send", "accept", "reject", "revise", "void", "delete");

    /** What the actions above are answered: a status, or 409 in words; X is invalid-transition, E proposal-expired. */
    private static final String TABLE = """
            draft      before 200 200 X   X   X   200 204
            draft      at     200 422 X   X   X   200 204
            draft      after  200 422 X   X   X   200 204
            sent       before X   X   200 200 201 200 X
            sent       at     X   X   E   E   201 200 X
            sent       after  X   X   E   E   201 200 X
            superseded before X   X   X   X   X   X   X
            superseded at     X   X   X   X   X   X   X
            superseded after  X   X   X   X   X   X   X
            accepted   before X   X   X   X   X   X   X
            accepted   at     X   X   X   X   X   X   X
            accepted   after  X   X   X   X   X   X   X
            rejected   before X   X   X   X   X   X   204
            rejected   at     X   X   X   X   X   X   204
            rejected   after  X   X   X   X   X   X   204
            voided     before X   X   X   X   X   X   204
            voided     at     X   X   X   X   X   X   204
            voided     after  X   X   X   X   X   X   204
            """;

    private static final Map<String, String> STATUSES =
            Map.of("send", "sent", "accept", "accepted", "reject", "rejected", "void", "voided");

    /** What the holder of a link is told if the answer is not 200. */
    private static final Map<String, String> GONE = Map.of(
            "superseded", "acceptance-superseded",
            "accepted", "acceptance-used",
            "rejected", "acceptance-used",
            "voided", "acceptance-voided",
            "sent", "acceptance-expired");

    private final Api user = Api.newUser("editor");

    static Stream<Arguments> table() {
        return TABLE.lines().flatMap(row -> {
            var cells = row.split(" +", -1);
            return Stream.iterate(0, i -> i < ACTIONS.size(), i -> i + 1)
                    .map(i -> Arguments.of(cells[0], cells[1], ACTIONS.get(i), cells[i + 2]));
        });
    }

    /** What can be done by writing a status. */
    static Stream<Arguments> statuses() {
        return table().filter(row -> STATUSES.containsKey(row.get()[2]));
    }

    /** What the holder of a link can do. */
    static Stream<Arguments> decisions() {
        return table().filter(row -> !row.get()[0].equals("draft"))
                .filter(row -> List.of("accept", "reject").contains(row.get()[2]));
    }

    @AfterEach
    void goOn() {
        TestClock.goOn();
    }

    @ParameterizedTest
    @MethodSource("table")
    void actionIsAnsweredByTheTable(String state, String time, String action, String expected) {
        // Given
        var deal = dealIn(state, time);
        var before = deal.read();

        // When
        var answer = deal.act(action);

        // Then
        check(answer, expected);
        if (answer.status() >= 400) {
            assertThat(deal.read().etag()).isEqualTo(before.etag());
            assertThat(before.json().get("allowed_actions"))
                    .noneMatch(allowed -> allowed.asText().equals(action) && answer.status() == 409);
        } else {
            assertThat(before.json().get("allowed_actions"))
                    .anyMatch(allowed -> allowed.asText().equals(action));
        }
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void statusThatIsWrittenIsAnAction(String state, String time, String action, String expected) {
        // Given
        var status = Objects.requireNonNull(STATUSES.get(action));
        var patched = dealIn(state, time);
        var replaced = dealIn(state, time);
        // Where it is already it may stay.
        var answered = patched.read().at("/status").equals(status) ? "200" : expected;

        // When
        var patch = user.patch(patched.path(), "{\"status\": \"" + status + "\"}");
        var put = user.put(replaced.path(), replaced.body(LAST_DAY + ", \"status\": \"" + status + "\""));

        // Then
        check(patch, answered);
        check(put, answered);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void holderOfTheLinkIsToldWhatBecameOfIt(String state, String time, String action, String expected) {
        // Given
        stopAt("before");
        var deal = Deal.draft(user, LAST_DAY);
        var offer = deal.send();
        bring(deal, state);
        stopAt(time);
        var read = Api.anonymous().get(offer);

        // When
        var answer = Deal.decide(offer, action);

        // Then
        if (expected.equals("200")) {
            read.is(200);
            assertThat(answer.is(200).at("/status")).isEqualTo(action + "ed");
            Deal.decide(offer, action).isProblem(410, "acceptance-used");
        } else {
            answer.isProblem(410, Objects.requireNonNull(GONE.get(state)));
            read.isProblem(410, Objects.requireNonNull(GONE.get(state)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "sent", "accepted", "rejected", "voided"})
    void creationInAStatusIsADraftThatTheActionIsDoneTo(String status) {
        // Given
        var deal = Deal.draft(user);
        var body = deal.body("\"status\": \"" + status + "\"");

        // When
        var post = user.post("/demo/proposals", body);
        var put = user.put(deal.path() + "-new", body);

        // Then
        for (var answer : List.of(post, put)) {
            if (status.endsWith("ed") && !status.equals("voided")) {
                answer.isProblem(409, "invalid-transition");
                assertThat(answer.at("/from")).isEqualTo("draft");
                assertThat(answer.json().get("allowed").toString())
                        .isEqualTo("[\"edit\",\"send\",\"void\",\"delete\"]");
            } else {
                assertThat(answer.is(201).at("/status")).isEqualTo(status);
                assertThat(answer.json().has("acceptance_url")).isFalse();
            }
        }
    }

    @Test
    void whatWasSentIsNotBroughtBackToADraft() {
        // Given
        var deal = Deal.draft(user);
        deal.send();

        // When
        var answer = user.patch(deal.path(), "{\"status\": \"draft\"}");

        // Then
        answer.isProblem(409, "invalid-transition");
        assertThat(answer.at("/action")).isEqualTo("edit");
    }

    @Test
    void whatSaysTheSameIsNoEdit() {
        // Given
        var deal = Deal.draft(user, "\"valid_until\": \"2999-01-31\"");
        deal.send();
        var sent = deal.read();

        // When
        var put = user.put(deal.path(), sent.text());
        var putWithoutDefaults = user.put(deal.path(), deal.body("\"valid_until\": \"2999-01-31\""));
        var patch = user.patch(deal.path(), "{\"pricing\": {\"total\": 150000}}");

        // Then
        for (var answer : List.of(put, putWithoutDefaults, patch)) {
            assertThat(answer.is(200).etag()).isEqualTo(sent.etag());
        }
    }

    @Test
    void editAndSendGoTogether() {
        // Given
        var deal = Deal.draft(user);

        // When
        var answer = user.patch(deal.path(), "{\"title\": \"Better\", \"status\": \"sent\"}");

        // Then
        assertThat(answer.is(200).at("/title")).isEqualTo("Better");
        assertThat(answer.at("/status")).isEqualTo("sent");
        assertThat(user.get(deal.path() + "/evidence/verify").at("/valid")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "accept", "reject", "revise", "void", "acceptance-link"})
    void otherVersionIsNotActedOn(String action) {
        // Given
        var deal = Deal.draft(user);
        var stale = deal.read().etag();
        if (!action.equals("send")) {
            deal.send();
        } else {
            deal.act("edit").is(200);
        }

        // When
        var body = "{\"name\": \"Grace\", \"reason\": \"x\"}";
        var late = user.with("If-Match", stale);
        var answer = action.equals("reject")
                ? late.post(deal.path() + "/reject", body)
                : action.equals("accept")
                        ? late.post(deal.path() + "/accept", "{\"name\": \"Grace\"}")
                        : late.send("POST", deal.path() + "/" + action);

        // Then
        answer.isProblem(412, "precondition-failed");
    }

    @Test
    void actionsTellWhenTheyWereDone() {
        // Given
        TestClock.stopAt(Instant.parse("2019-01-31T10:00:00Z"));
        var deal = Deal.draft(user, LAST_DAY);

        // When
        deal.send();
        TestClock.stopAt(Instant.parse("2019-02-28T10:00:00.123456Z"));
        var accepted = deal.act("accept").is(200);

        // Then
        assertThat(accepted.at("/sent_at")).isEqualTo("2019-01-31T10:00:00Z");
        assertThat(accepted.at("/decided_at")).isEqualTo("2019-02-28T10:00:00.123456Z");
        assertThat(accepted.at("/updated_at")).isEqualTo("2019-02-28T10:00:00.123456Z");
        assertThat(accepted.at("/expires_at")).isEqualTo(EXPIRY.toString());
        assertThat(accepted.at("/is_expired")).isEqualTo("false");
    }

    @Test
    void copyFromBeforeTheEndOfTheLastDayIsNoLongerGood() {
        // Given
        stopAt("before");
        var deal = Deal.draft(user, LAST_DAY);
        deal.send();
        var before = deal.read();
        var known = user.with("If-None-Match", before.etag());
        known.get(deal.path()).is(304);

        // When
        stopAt("at");
        var after = known.get(deal.path()).is(200);

        // Then
        assertThat(after.at("/is_expired")).isEqualTo("true");
        user.with("If-None-Match", after.etag()).get(deal.path()).is(304);
        user.with("If-Match", before.etag()).send("POST", deal.path() + "/void").isProblem(412, "precondition-failed");
        user.with("If-Match", after.etag()).send("POST", deal.path() + "/void").is(200);
    }

    @Test
    void refusalOfALinkNamesIt() {
        // Given
        var deal = Deal.draft(user);

        // When
        var answer = deal.act("acceptance-link");

        // Then
        answer.isProblem(409, "invalid-transition");
        assertThat(answer.at("/action")).isEqualTo("acceptance-link");
    }

    @Test
    void whatThereIsNothingToAcceptInIsNotSent() {
        // Given
        var deal = Deal.draft(user);
        user.patch(deal.path(), "{\"pricing\": null}").is(200);

        // When
        var answer = deal.act("send");

        // Then
        answer.isProblem(422, "cannot-be-sent").hasViolation("/pricing/total", "must be there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"timeline\": {\"phases\": [{\"weeks\": 1}]}",
                "\"timeline\": {\"phases\": [null]}",
                "\"pricing\": {\"total\": 5, \"lines\": [{\"amount\": 5}]}"
            })
    void oddRowIsNotSent(String odd) {
        // Given
        var deal = Deal.draft(user);
        Database.execute("update service_proposals set proposal_data = proposal_data || '{%s}' where proposal_id = '%s'"
                .formatted(odd, deal.id()));

        // When
        var answer = deal.act("send");

        // Then
        answer.isProblem(422, "cannot-be-sent");
    }

    @Test
    void rowThatDoesNotAddUpIsNotSent() {
        // Given
        var deal = Deal.draft(user);
        Database.execute("update service_proposals set proposal_data = jsonb_set(proposal_data, '{pricing,total}', '1')"
                + " where proposal_id = '" + deal.id() + "'");

        // When
        var answer = deal.act("send");

        // Then
        answer.isProblem(422, "does-not-add-up").hasViolation("/pricing/total", "must be the sum of the breakdown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": \" \"}", "{\"name\": null}", "{\"name\": \"a\\u0000\"}"})
    void whoAcceptsHasAName(String body) {
        // Given
        var deal = Deal.draft(user);
        deal.send();

        // When
        var answer = user.post(deal.path() + "/accept", body);

        // Then
        answer.isProblem(400, "invalid-request").hasViolation("/name", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\": 1}", "[]", "7"})
    void whatSaysMoreThanIsUnderstoodIsNotDone(String body) {
        // Given
        var deal = Deal.draft(user);
        var sent = Deal.draft(user);
        var offer = sent.send();

        // When
        var send = user.post(deal.path() + "/send", body);
        var link = user.post(sent.path() + "/acceptance-link", body);

        // Then
        send.isProblem(400, "invalid-request");
        link.isProblem(400, "invalid-request");
        assertThat(deal.read().at("/status")).isEqualTo("draft");
        Api.anonymous().get(offer).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void emptyBodySaysNothing(String body) {
        // Given
        var deal = Deal.draft(user);

        // When
        var sent = user.post(deal.path() + "/send", body);

        // Then
        sent.is(200);
        user.post(deal.path() + "/acceptance-link", body).is(200);
    }

    private Deal dealIn(String state, String time) {
        stopAt("before");
        var deal = Deal.draft(user, LAST_DAY);
        if (!state.equals("draft")) {
            deal.send();
            bring(deal, state);
        }
        stopAt(time);
        return deal;
    }

    /** From sent to another state. */
    private static void bring(Deal deal, String state) {
        switch (state) {
            case "superseded" -> deal.act("revise").is(201);
            case "accepted" -> deal.act("accept").is(200);
            case "rejected" -> deal.act("reject").is(200);
            case "voided" -> deal.act("void").is(200);
            default -> assertThat(deal.read().at("/status")).isEqualTo(state);
        }
    }

    private static void stopAt(String time) {
        TestClock.stopAt(Objects.requireNonNull(TIMES.get(time)));
    }

    private static void check(Answer answer, String expected) {
        switch (expected) {
            case "X" -> {
                answer.isProblem(409, "invalid-transition");
                assertThat(answer.json().has("from")).isTrue();
                assertThat(answer.json().has("action")).isTrue();
                assertThat(answer.json().get("allowed").isArray()).isTrue();
            }
            case "E" -> answer.isProblem(409, "proposal-expired");
            case "422" -> answer.isProblem(422, "cannot-be-sent").hasViolation("/valid_until", "must not be over");
            default -> answer.is(Integer.parseInt(expected));
        }
    }
}
