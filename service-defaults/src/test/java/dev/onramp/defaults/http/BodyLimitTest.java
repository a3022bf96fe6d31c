package dev.onramp.defaults.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.defaults.Fakes;
import dev.onramp.defaults.Refusal;
import dev.onramp.defaults.operation.OnrampConfig;
import dev.onramp.defaults.operation.Running;
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

    private final Instance<OnrampConfig> config = instance(Running.in("test")
            .with("onramp.http.max-body-size", String.valueOf(LIMIT))
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

    private InputStream stream(int size) throws IOException {
        var stream = new AtomicReference<InputStream>(new ByteArrayInputStream(new byte[size]));
        new BodyLimit(config)
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

    @SuppressWarnings("unchecked") // a fake knows no type parameters
    private static Instance<OnrampConfig> instance(OnrampConfig config) {
        return Fakes.of(Instance.class, (method, arguments) -> config);
    }
}
