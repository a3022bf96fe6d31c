package dev.onramp.testsupport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisesTest {

    private static final String CONTRACT = """
            paths:
              /things/{id}:
                parameters: []
                get:
                  responses:
                    "200": {}
                    "404": {}
                    default: {}
              /things/count:
                get:
                  responses:
                    "200": {}
            """;

    private final Promises promises;

    PromisesTest() throws IOException {
        promises = Promises.of(CONTRACT);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /things/1, 200",
        "GET, /things/1, 404",
        "GET, /things/count, 200",
        // No operation's.
        "GET, /things/1/parts, 404",
        "GET, /things/, 404",
        "PUT, /things/1, 405",
        "HEAD, /things/1, 409",
        // Anybody's.
        "GET, /things/1, 406",
        "GET, /things/1, 500"
    })
    void promisedStatusIsTaken(String method, String path, int status) {
        assertThatCode(() -> promises.requireKept(method, path, status)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"GET, /things/1, 409", "GET, /things/a%2Fb, 204", "GET, /things/count, 404"})
    void statusThatIsNotPromisedFails(String method, String path, int status) {
        assertThatThrownBy(() -> promises.requireKept(method, path, status))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("statuses of GET /things/")
                .hasMessageContaining(String.valueOf(status));
    }

    @Test
    void serviceWithoutAContractPromisesNothing() {
        // Given
        var none = Promises.of(Path.of("no", "such.yaml"));

        // Then
        assertThatCode(() -> none.requireKept("GET", "/things/1", 409)).doesNotThrowAnyException();
    }
}
