package dev.onramp.persona;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A database that neither answers nor refuses, as behind a lost network. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SilentDatabaseTest {

    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private final Api user = Api.newUser();

    @Test
    void requestsEndAtTheDeadlineAndTheServiceRecovers() {
        // Given
        user.get("/persona/personas").is(200);
        Database.line().silence();
        var start = Instant.now();

        // When
        var answers = Parallel.run(30, () -> user.get("/persona/personas"));

        // Then
        var took = Duration.between(start, Instant.now());
        Database.line().resume();
        assertThat(answers).allSatisfy(answer -> answer.isProblem(503, "database-away"));
        assertThat(took).isLessThan(DEADLINE.plusSeconds(2));
        Eventually.holds(() -> user.get("/persona/personas").is(200));
    }
}
