package dev.onramp.connector.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ProfileConcurrencyTest {

    private static final int WRITERS = 32;
    private static final int ROUNDS = 20;

    private final Api user = Api.newUser("editor");
    private final String path = "/connector/profiles/profile-" + UUID.randomUUID();

    @Test
    void everyVersionHasOneWinnerAndNoUpdateIsLost() {
        // Given
        user.put(path, "{\"name\": \"x\", \"type\": \"sql\", \"metadata\": {\"counter\": 0}}")
                .is(201);

        // When
        var attempts = Parallel.run(WRITERS, this::count).stream()
                .flatMap(List::stream)
                .toList();

        // Then
        var winners = attempts.stream()
                .filter(attempt -> attempt.answer().status() == 200)
                .toList();
        assertThat(attempts).extracting(attempt -> attempt.answer().status()).containsOnly(200, 412);
        assertThat(winners).extracting(Attempt::version).doesNotHaveDuplicates();
        assertThat(winners).extracting(winner -> winner.answer().etag()).doesNotHaveDuplicates();
        assertThat(user.get(path).is(200).at("/metadata/counter")).isEqualTo(String.valueOf(winners.size()));
        assertThat(winners.size()).isGreaterThanOrEqualTo(ROUNDS);
    }

    private record Attempt(String version, Answer answer) {}

    private List<Attempt> count() {
        var attempts = new ArrayList<Attempt>();
        for (int round = 0; round < ROUNDS; round++) {
            var read = user.get(path).is(200);
            var next = read.json().at("/metadata/counter").asInt() + 1;
            var written = user.with("If-Match", read.etag()).patch(path, "{\"metadata\": {\"counter\": " + next + "}}");
            attempts.add(new Attempt(read.etag(), written));
        }
        return attempts;
    }
}
