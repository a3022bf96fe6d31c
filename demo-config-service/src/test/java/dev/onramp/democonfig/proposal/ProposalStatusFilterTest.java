package dev.onramp.democonfig.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.democonfig.TestClock;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proposals are listed by the status that they have now, which for some is that of the clock. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ProposalStatusFilterTest {

    private static final List<String> ZONES = List.of(
            "UTC", "America/Santiago", "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu", "America/Los_Angeles");

    /** What only SQL writes. */
    private static final List<String> ODD = List.of(
            "\"time_zone\": \"Mars/Base\"",
            "\"time_zone\": \"europe/berlin\"",
            "\"time_zone\": \"\"",
            "\"time_zone\": \"EST5EDT4,x\"",
            "\"time_zone\": 5",
            "\"time_zone\": [1]",
            "\"time_zone\": null",
            "\"valid_until\": \"2026-02-30\"",
            "\"valid_until\": \"2023-02-29\"",
            "\"valid_until\": \"tomorrow\"",
            "\"valid_until\": \"infinity\"",
            "\"valid_until\": \"9999-12-31\"",
            "\"valid_until\": {\"a\": 1}",
            "\"valid_until\": null",
            "\"status\": \"draft\"",
            "\"status\": 1");

    private final Api user = Api.newUser("editor");
    private final String client = "client-" + UUID.randomUUID();
    private final String list = "/demo/proposals?limit=100&client_id=" + client;

    @BeforeEach
    void createClient() {
        TestClock.stopAt(Instant.parse("2026-04-01T00:00:00Z"));
        user.put("/demo/clients/" + client, "{\"client_name\": \"Filter\"}").is(201);
    }

    @AfterEach
    void goOn() {
        TestClock.goOn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-04T09:59:59.999999Z",
                "2026-04-04T10:00:00Z",
                "2026-04-04T23:59:59.999999Z",
                "2026-04-05T00:00:00Z",
                "2026-04-05T03:59:59.999999Z",
                "2026-04-05T04:00:00Z",
                "2026-04-05T11:59:59.999999Z",
                "2026-04-05T12:00:00Z"
            })
    void expiredAreThoseThatSayTheyAre(String now) {
        // Given
        ZONES.forEach(this::sent);
        ODD.forEach(odd -> Database.execute(
                "update service_proposals set proposal_data = proposal_data || '{%s}' where proposal_id = '%s'"
                        .formatted(odd, sent("UTC"))));

        // When
        TestClock.stopAt(Instant.parse(now));
        var all = user.get(list).is(200).json().path("items");
        var expired = user.get(list + "&status=expired").is(200);

        // Then
        var expected = new ArrayList<String>();
        all.forEach(item -> {
            if (item.path("is_expired").asBoolean()) {
                expected.add(item.path("proposal_id").asText());
            }
        });
        assertThat(all).hasSize(ZONES.size() + ODD.size());
        assertThat(expired.json().findValuesAsText("proposal_id")).isEqualTo(expected);
        assertThat(expired.at("/total")).isEqualTo(String.valueOf(expected.size()));
    }

    @Test
    void supersededAreThoseThatHaveASuccessor() {
        // Given
        var before = sent("UTC");
        var other = sent("UTC");
        var after = user.send("POST", "/demo/proposals/" + before + "/revise").is(201);

        // When
        TestClock.stopAt(Instant.parse("2026-05-01T00:00:00Z"));

        // Then
        assertThat(ids("superseded")).containsExactly(before);
        assertThat(ids("expired")).containsExactly(other);
        assertThat(ids("sent")).containsExactlyInAnyOrder(before, other);
        assertThat(ids("draft")).containsExactly(after.at("/proposal_id"));
    }

    @Test
    void expiredArePagedToo() {
        // Given
        var sent = IntStream.range(0, 5).mapToObj(i -> sent("UTC")).toList();
        TestClock.stopAt(Instant.parse("2026-05-01T00:00:00Z"));

        // When
        var seen = new ArrayList<String>();
        var page = user.get("/demo/proposals?limit=2&status=expired&client_id=" + client)
                .is(200);
        seen.addAll(page.json().findValuesAsText("proposal_id"));
        for (int i = 0; i < 2; i++) {
            page = user.get(page.next()).is(200);
            seen.addAll(page.json().findValuesAsText("proposal_id"));
        }

        // Then
        assertThat(page.has("Link")).isFalse();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(sent);
    }

    private List<String> ids(String status) {
        return user.get(list + "&status=" + status).is(200).json().findValuesAsText("proposal_id");
    }

    private String sent(String zone) {
        var id = "prop-" + UUID.randomUUID();
        user.put("/demo/proposals/" + id, """
                {"client_id": "%s", "proposal_type": "implementation", "title": "Scorecard", "currency": "EUR",
                "pricing": {"total": 5}, "valid_until": "2026-04-04", "time_zone": "%s", "status": "sent"}
                """.formatted(client, zone)).is(201);
        return id;
    }
}
