package dev.onramp.defaults.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final ETag TAG = new ETag("\"k-1\"");

    @Test
    void readCarriesTheTag() {
        // When
        var answer = Answers.read(Versioned.existing("body", TAG), new Preconditions());

        // Then
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getEntity()).isEqualTo("body");
        assertThat(answer.getHeaders().getFirst("ETag")).hasToString("\"k-1\"");
    }

    @Test
    void knownVersionIsNotSentAgain() {
        // Given
        var preconditions = new Preconditions();
        preconditions.ifNoneMatch = List.of("\"k-1\"");

        // When
        var answer = Answers.read(Versioned.existing("body", TAG), preconditions);

        // Then
        assertThat(answer.getStatus()).isEqualTo(304);
        assertThat(answer.getEntity()).isNull();
        assertThat(answer.getHeaders().getFirst("ETag")).hasToString("\"k-1\"");
    }

    @Test
    void whatWasMadeSaysWhereItIs() {
        // When
        var answer = Answers.written("/things/1", Versioned.created("body", TAG));

        // Then
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getHeaders().getFirst("Location")).hasToString("/things/1");
        assertThat(answer.getHeaders().getFirst("ETag")).hasToString("\"k-1\"");
    }

    @Test
    void whatWasReplacedIsOnlyOk() {
        // When
        var answer = Answers.written("/things/1", Versioned.existing("body", TAG));

        // Then
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeaders()).doesNotContainKey("Location");
    }
}
