package dev.onramp.onboarding.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SessionListTest {

    private static final String SESSION = "/onboarding/session";
    private static final String SESSIONS = "/onboarding/sessions";

    private final Api user = Api.newUser();

    @Test
    void listIsEmptyBeforeTheStart() {
        var list = user.get(SESSIONS).is(200);
        assertThat(list.text()).isEqualTo("{\"items\":[],\"total\":0,\"limit\":20,\"offset\":0}");
    }

    @Test
    void listShowsTheActiveSessionAsItIsRead() {
        // Given
        user.post(SESSION, "{}").is(201);

        // When
        var list = user.get(SESSIONS).is(200);

        // Then
        assertThat(list.json().at("/items/0")).isEqualTo(user.get(SESSION).json());
        assertThat(list.at("/total")).isEqualTo("1");
    }

    @Test
    void listPagesReachEverySessionOnceNewestFirst() {
        // Given
        user.post(SESSION, "{}").is(201);
        for (int month = 1; month <= 4; month++) {
            earlier("2026-0" + month + "-01T00:00:00Z");
        }
        // Two of the same time are told apart by their ids.
        earlier("2026-04-01T00:00:00Z");

        // When
        var seen = new ArrayList<String>();
        var page = user.get(SESSIONS + "?limit=2").is(200);
        assertThat(page.at("/total")).isEqualTo("6");
        assertThat(page.at("/offset")).isEqualTo("0");
        seen.addAll(ids(page));
        while (page.has("Link")) {
            page = user.get(page.next()).is(200);
            assertThat(page.json().has("total")).isFalse();
            seen.addAll(ids(page));
        }

        // Then
        assertThat(seen)
                .isEqualTo(Database.query(
                        "select id from onboarding_sessions where user_id = ? order by started_at desc, id desc",
                        user.user()))
                .hasSize(6);
    }

    @Test
    void offsetPassesOverTheFirst() {
        // Given
        earlier("2026-01-01T00:00:00Z");
        earlier("2026-02-01T00:00:00Z");

        // When
        var list = user.get(SESSIONS + "?offset=1").is(200);

        // Then
        assertThat(list.json().findValuesAsText("started_at")).containsExactly("2026-01-01T00:00:00Z");
        assertThat(list.at("/total")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 2"})
    void listFiltersByActive(String active, int count) {
        // Given
        user.post(SESSION, "{}").is(201);
        earlier("2026-01-01T00:00:00Z");
        earlier("2026-02-01T00:00:00Z");

        // When
        var list = user.get(SESSIONS + "?limit=1&active=" + active).is(200);

        // Then
        assertThat(list.at("/total")).isEqualTo(String.valueOf(count));
        assertThat(list.json().findValuesAsText("active")).containsOnly(active);
        assertThat(list.has("Link")).isEqualTo(count > 1);
    }

    @Test
    void linkKeepsTheFilters() {
        // Given
        earlier("2026-01-01T00:00:00Z");
        earlier("2026-02-01T00:00:00Z");
        earlier("2026-03-01T00:00:00Z");

        // When
        var first = user.get(SESSIONS + "?limit=1&active=false&created_before=2026-02-15T00:00:00Z");
        var second = user.get(first.is(200).next()).is(200);

        // Then
        assertThat(first.json().findValuesAsText("started_at")).containsExactly("2026-02-01T00:00:00Z");
        assertThat(second.json().findValuesAsText("started_at")).containsExactly("2026-01-01T00:00:00Z");
        assertThat(second.has("Link")).isFalse();
    }

    @Test
    void listFiltersByTimeOfStart() {
        // Given
        earlier("2026-01-01T00:00:00Z");
        earlier("2026-02-01T00:00:00Z");
        earlier("2026-03-01T00:00:00Z");

        // When
        var list = user.get(SESSIONS + "?created_after=2026-01-01T00:00:00Z&created_before=2026-03-01T00:00:00Z");

        // Then
        assertThat(list.is(200).json().findValuesAsText("started_at")).containsExactly("2026-02-01T00:00:00Z");
    }

    @Test
    void sessionsOfOthersAreNotListed() {
        // Given
        var other = Api.newUser();
        other.post(SESSION, "{}").is(201);

        // When
        var list = user.get(SESSIONS).is(200);

        // Then
        assertThat(list.at("/total")).isEqualTo("0");
        assertThat(other.get(SESSIONS).at("/total")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=ten, limit",
        "limit=, limit",
        "limit=99999999999, limit",
        "offset=-1, offset",
        "offset=100001, offset",
        "after=nonsense, after",
        // Cursors with an id that is text, too large, and missing.
        "after=MTp4, after",
        "after=MTo5OTk5OTk5OTk5OQ, after",
        "after=MTo, after",
        "created_after=yesterday, created_after",
        "created_before=2026-13-01T00:00:00Z, created_before",
        "limit=5&limit=6, limit",
        "active=yes, active",
        "active=TRUE, active",
        "active=, active",
        "active=true&active=true, active"
    })
    void badParameterIsNamed(String query, String name) {
        user.get(SESSIONS + "?" + query).isProblem(400, "invalid-request").hasViolation(name, "must be");
    }

    @Test
    void unknownParameterIsNamed() {
        user.get(SESSIONS + "?user_id=somebody")
                .isProblem(400, "invalid-request")
                .hasViolation("user_id", "is not a known parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void otherMethodIsRefusedWithWhatIsAllowed(String method) {
        var answer = user.send(method, SESSIONS).isProblem(405, "method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void strangerIsRefused() {
        Api.anonymous().get(SESSIONS).isProblem(401, "unauthorized");
        for (var token : List.of(Tokens.expired("a"), Tokens.forged("a"), Tokens.unsigned("a"))) {
            Api.anonymous()
                    .with("Authorization", "Bearer " + token)
                    .get(SESSIONS)
                    .isProblem(401, "unauthorized");
        }
    }

    /** A session that was left behind, which no request makes. */
    private void earlier(String startedAt) {
        Database.execute("insert into onboarding_sessions (user_id, active, started_at) values ('%s', false, '%s')"
                .formatted(user.user(), startedAt));
    }

    private static List<String> ids(Answer page) {
        return page.json().get("items").findValuesAsText("id");
    }
}
