package dev.onramp.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** An answer of a service, and what a caller would look at in it. */
public final class Answer {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
            .build();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private final HttpResponse<String> response;

    Answer(HttpResponse<String> response) {
        this.response = response;
    }

    /** Method and path of what was asked. */
    public String request() {
        return response.request().method() + " " + response.request().uri().getPath();
    }

    /** The status code. */
    public int status() {
        return response.statusCode();
    }

    /** The header, which must be there. */
    public String header(String name) {
        return response.headers()
                .firstValue(name)
                .orElseThrow(() -> new AssertionError("The answer has no " + name + ": " + text()));
    }

    /** Whether the answer has the header. */
    public boolean has(String name) {
        return response.headers().firstValue(name).isPresent();
    }

    /** The ETag, which must be there. */
    public String etag() {
        return header("ETag");
    }

    /** The path of what was created, which must be there. */
    public String location() {
        return header("Location");
    }

    /** The path of the next page of a list, which must be there. */
    public String next() {
        var link = NEXT.matcher(header("Link"));
        assertThat(link.matches()).as(header("Link")).isTrue();
        return link.group(1);
    }

    /** The body as it came. */
    public String text() {
        return response.body();
    }

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(text());
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text(), e);
        }
    }

    /** The value at a JSON Pointer of the body, as text. */
    public String at(String pointer) {
        return json().at(pointer).asText();
    }

    /** Everything that reached the caller: status, headers and body. */
    public String everything() {
        return response.statusCode() + "\n" + response.headers().map() + "\n" + text();
    }

    /** Asserts the status. */
    public Answer is(int status) {
        assertThat(status()).as(text()).isEqualTo(status);
        return this;
    }

    /** Asserts a problem of this status whose type ends in {@code name}, and that it gives nothing of the inside away. */
    public Answer isProblem(int status, String name) {
        is(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(at("/type")).as(text()).startsWith("urn:problem:").endsWith(":" + name);
        assertThat(at("/status")).isEqualTo(String.valueOf(status));
        assertThat(at("/title")).isNotEmpty();
        assertThat(text()).doesNotContainPattern("java\\.|jakarta|hibernate|vertx|select |insert |Exception");
        return this;
    }

    /** Asserts that the problem names {@code field} with a message that contains {@code message}. */
    public Answer hasViolation(String field, String message) {
        var found = false;
        for (var violation : json().path("violations")) {
            found |= violation.path("field").asText().equals(field)
                    && violation.path("message").asText().contains(message);
        }
        assertThat(found)
                .as("violation of %s: %s in %s", field, message, text())
                .isTrue();
        return this;
    }
}
