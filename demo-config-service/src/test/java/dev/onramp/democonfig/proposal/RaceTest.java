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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many accept, reject and revise at once, as users and by the link, while the last day ends: one of them wins. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RaceTest {

    private static final int ROUNDS = 1_000;
    private static final int THREADS = 32;
    private static final int TRIES = 10;
    private static final String LAST_DAY = "\"valid_until\": \"2026-03-31\"";
    private static final Instant EXPIRY = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant BEFORE = EXPIRY.minus(Duration.ofNanos(1000));

    private final Api user = Api.newUser("editor");
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final CyclicBarrier start = new CyclicBarrier(THREADS);

    @AfterEach
    void goOn() {
        TestClock.goOn();
        threads.shutdownNow();
    }

    @Test
    void ofManyAtOnceExactlyOneWins() throws Exception {
        // Given
        TestClock.stopAt(BEFORE);
        Callable<Race> preparation = () -> Race.of(Deal.draft(user, LAST_DAY));
        var races = together(Collections.nCopies(ROUNDS, preparation));

        // When, then
        for (int round = 0; round < ROUNDS; round++) {
            TestClock.stopAt(BEFORE);
            var race = races.get(round);
            // In every fourth round nobody revises, and the day ends in the middle.
            if (round % 4 == 3) {
                raceAgainstTheClock(race);
            } else {
                race(race);
            }
            if (round % 50 == 0 || round % 50 == 3) {
                assertThat(user.get(race.deal.path() + "/evidence/verify").at("/valid"))
                        .isEqualTo("true");
            }
        }
        var ids = races.stream().map(race -> race.deal.id()).toList();
        assertThat(decisions(ids)).hasSize(ROUNDS).allMatch(count -> count.equals("0") || count.equals("1"));
    }

    private void race(Race race) throws Exception {
        var answers = run(race, List.of("accept", "reject", "revise"), () -> race.deal.act("revise"));
        assertThat(winners(answers)).as(race.deal.id()).hasSize(1);
        checkLosers(answers);
    }

    private void raceAgainstTheClock(Race race) throws Exception {
        var deal = race.deal;
        var answers = run(race, List.of("accept", "reject"), () -> {
            TestClock.stopAt(EXPIRY);
            return deal.read();
        });
        var winners = winners(answers.subList(1, answers.size()));
        assertThat(winners).as(deal.id()).hasSizeLessThan(2);
        checkLosers(answers);
        var read = deal.read();
        if (winners.isEmpty()) {
            assertThat(read.at("/is_expired")).isEqualTo("true");
        } else {
            assertThat(Instant.parse(read.at("/decided_at"))).isBefore(EXPIRY);
        }
    }

    /** One does {@code first}, a quarter of the others uses the link, the rest are users. */
    private List<Answer> run(Race race, List<String> actions, Callable<Answer> first) throws Exception {
        var calls = new ArrayList<Callable<Answer>>();
        calls.add(first);
        for (int i = 1; i < THREADS; i++) {
            var action = actions.get(i % actions.size());
            calls.add(
                    i % 4 == 0 && !action.equals("revise")
                            ? () -> Deal.decide(race.offer, action)
                            : () -> race.deal.act(action));
        }
        return together(calls.stream().map(this::atOnce).toList());
    }

    private <T> List<T> together(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        var results = new ArrayList<T>();
        for (var result : threads.invokeAll(calls)) {
            results.add(result.get());
        }
        return results;
    }

    private Callable<Answer> atOnce(Callable<Answer> call) {
        return () -> {
            start.await();
            return persistently(call);
        };
    }

    /** A slow machine may keep somebody waiting for the row for too long: that undoes all, and is tried again. */
    private static Answer persistently(Callable<Answer> call) throws Exception {
        var answer = call.call();
        for (int i = 0; i < TRIES && answer.status() == 503; i++) {
            answer = call.call();
        }
        return answer;
    }

    private static List<Answer> winners(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() < 300).toList();
    }

    private static void checkLosers(List<Answer> answers) {
        for (var answer : answers) {
            if (answer.request().contains("/acceptances/")) {
                assertThat(answer.status()).as(answer.text()).isIn(200, 410);
            } else {
                assertThat(answer.status()).as(answer.text()).isIn(200, 201, 409);
            }
        }
    }

    /** How many decisive events each proposal has. */
    private static List<String> decisions(List<String> ids) {
        return Database.query(
                "select (select count(*) from proposal_events e where e.proposal_id = p.proposal_id"
                        + " and action in ('accepted', 'rejected', 'revised')) from service_proposals p"
                        + " where p.proposal_id = any(string_to_array(?, ','))",
                String.join(",", ids));
    }

    /** What is raced for. */
    private record Race(Deal deal, String offer) {

        static Race of(Deal deal) {
            return new Race(deal, deal.send());
        }
    }
}
