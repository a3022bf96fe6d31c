package dev.onramp.defaults.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.defaults.Fakes;
import dev.onramp.defaults.Refusal;
import dev.onramp.defaults.operation.Running;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitTest {

    private static final int LIMIT = 10;

    private static final int UPLOAD = 20;

    private final BodySizes sizes = new BodySizes(Running.in("test")
            .with("onramp.http.max-body-size", String.valueOf(LIMIT))
            .with("onramp.http.upload.path", "/things/[^/]+/file")
            .with("onramp.http.upload.max-body-size", String.valueOf(UPLOAD))
            .onramp());

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LIMIT})
    void bodyWithinTheLimitIsReadWhole(int size) throws IOException {
        assertThat(stream(size).readAllBytes()).hasSize(size);
    }

    @Test
    void largerBodyIsRefused() {
        assertThat(Refusal.of(() -> stream(LIMIT + 1).readAllBytes()).status()).isEqualTo(413);
    }

    @Test
    void largerBodyIsRefusedByteForByte() throws IOException {
        // Given
        var stream = stream(LIMIT + 1);
        for (int i = 0; i < LIMIT; i++) {
            assertThat(stream.read()).isZero();
        }

        // Then
        assertThat(Refusal.of(stream::read).status()).isEqualTo(413);
    }

    @Test
    void uploadMayBeLarger() throws IOException {
        assertThat(stream("/things/1/file", UPLOAD).readAllBytes()).hasSize(UPLOAD);
        assertThat(Refusal.of(() -> stream("/things/1/file", UPLOAD + 1).readAllBytes())
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/1/file/", "/things/1/2/file", "/things/file", "/other/things/1/file"})
    void otherPathIsNoUpload(String path) {
        assertThat(sizes.max(path)).isEqualTo(LIMIT);
    }

    private InputStream stream(int size) throws IOException {
        return stream("/things", size);
    }

    private InputStream stream(String path, int size) throws IOException {
        var stream = new AtomicReference<InputStream>(new ByteArrayInputStream(new byte[size]));
        new BodyLimit(instance(sizes), request(path))
                .aroundReadFrom(Fakes.of(ReaderInterceptorContext.class, (method, arguments) -> switch (method) {
                    case "getInputStream" -> stream.get();
                    case "setInputStream" -> {
                        stream.set((InputStream) arguments.get(0));
                        yield null;
                    }
                    default -> null;
                }));
        return stream.get();
    }

    private static CurrentVertxRequest request(String path) {
        var request = Fakes.of(HttpServerRequest.class, (method, arguments) -> path);
        var current = new CurrentVertxRequest();
        current.setCurrent(Fakes.of(RoutingContext.class, (method, arguments) -> request));
        return current;
    }

    @SuppressWarnings("unchecked") // a fake knows no type parameters
    private static Instance<BodySizes> instance(BodySizes sizes) {
        return Fakes.of(Instance.class, (method, arguments) -> sizes);
    }
}
