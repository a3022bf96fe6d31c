package dev.onramp.persona;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The profile of a developer's machine: no token is needed, the user is named by a header. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@TestProfile(LocalProfileTest.Local.class)
class LocalProfileTest {

    private static final String PERSONAS = "/persona/personas";
    private static final String ADA = "{\"raw_text\": \"Ada\", \"persona\": {}}";

    /** Starts the service as deploy/local/up does. */
    public static final class Local implements QuarkusTestProfile {
        @Override
        public String getConfigProfile() {
            return "local";
        }
    }

    @Test
    void callerWithoutAHeaderIsTheLocalUser() {
        // When
        var location = Api.anonymous().post(PERSONAS, ADA).is(201).location();

        // Then
        Api.anonymous().with("X-User-Id", "local-user").get(location).is(200);
    }

    @Test
    void headerNamesTheUser() {
        // Given
        var user = Api.anonymous().with("X-User-Id", "user_" + UUID.randomUUID());

        // When
        var location = user.post(PERSONAS, ADA).is(201).location();

        // Then
        user.get(location).is(200);
        Api.anonymous().get(location).isProblem(404, "not-found");
    }

    @Test
    void headerThatIsNoUserIdIsRefused() {
        var answer = Api.anonymous().with("X-User-Id", "two words").get(PERSONAS);
        answer.isProblem(401, "unauthorized");
    }

    @Test
    void tokenIsNotSilentlyIgnored() {
        var answer = Api.anonymous()
                .with("Authorization", "Bearer " + Tokens.of("somebody"))
                .get(PERSONAS);
        assertThat(answer.status()).isEqualTo(401);
    }
}
