package dev.onramp.democonfig.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.LogCapture;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Whoever reads what a service writes down cannot follow the links that it sent. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@TestProfile(SecretPathTest.Traced.class)
class SecretPathTest {

    @Inject
    Spans spans;

    @Test
    void tokenIsInNoLogNoProblemNoMetricAndNoTrace() {
        // Given
        var token = "t0ken" + UUID.randomUUID().toString().replace("-", "");
        var path = "/demo/acceptances/" + token;
        var form = "application/x-www-form-urlencoded";
        var browser = Api.anonymous().with("Accept", "text/html");

        try (var log = LogCapture.open()) {
            // When
            var answers = List.of(
                    Api.anonymous().get(path),
                    browser.get(path),
                    Api.anonymous().post(path + "/accept", "{}"),
                    Api.anonymous().post(path + "/accept", "not json"),
                    browser.send("POST", path + "/reject", form, "name=a".getBytes(StandardCharsets.UTF_8)),
                    browser.send("POST", path + "/reject", form, new byte[300_000]),
                    Api.anonymous().send("PUT", path),
                    Api.anonymous().get(path + "/there-is-no-such/thing"),
                    Api.anonymous().with("Content-Encoding", "gzip").post(path + "/accept", "{}"));
            Api.statusOfRawGet("//demo//acceptances///" + token + "?a=b");
            Api.statusOfRawGet("/demo/x/../acceptances/" + token);
            Api.statusOfRawGet("/demo/%61cceptances/" + token + "/%0A");
            Api.statusOfRawGet("/demo/acceptances;a=b/" + token);
            Api.statusOfRawGet("/demo/%zz/../acceptances/" + token);

            // Then
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.everything()).doesNotContain(token));
            Eventually.holds(() -> assertThat(log.text()).contains("/demo/acceptances/***/reject"));
            assertThat(log.text()).doesNotContain(token);
            assertThat(Api.anonymous().get("/q/metrics").is(200).text()).doesNotContain(token);
            Eventually.holds(() -> assertThat(spans.text()).contains("/demo/acceptances/***/reject"));
            assertThat(spans.text()).doesNotContain(token);
        }
    }

    /** Remembers what would be sent away. */
    @Singleton
    static class Spans implements SpanProcessor {

        private final Queue<SpanData> ended = new ConcurrentLinkedQueue<>();

        String text() {
            return ended.toString();
        }

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            // Nothing to do before a span is whole.
        }

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            ended.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }

    /** Traces are made, and go nowhere. */
    public static class Traced implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.traces.exporter", "none");
        }
    }
}
