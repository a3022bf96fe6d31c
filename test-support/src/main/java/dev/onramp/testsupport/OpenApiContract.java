package dev.onramp.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The committed contract of a service: {@code openapi/openapi.yaml} of its module. */
public final class OpenApiContract {

    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");
    private static final boolean IS_UPDATE = Boolean.getBoolean("openapi.update");
    private static final Promises PROMISES = Promises.of(COMMITTED);

    private OpenApiContract() {}

    /** Fails if the running service has another contract; with {@code -Dopenapi.update} writes the file instead. */
    public static void assertCommitted() {
        var current = Api.anonymous().get("/q/openapi?format=yaml").is(200).text();
        try {
            if (IS_UPDATE) {
                Files.createDirectories(COMMITTED.getParent());
                Files.writeString(COMMITTED, current);
            }
            assertThat(Files.readString(COMMITTED))
                    .as(
                            "the contract changed: if that is meant, run mvn verify -Dopenapi.update=true and commit %s",
                            COMMITTED)
                    .isEqualTo(current);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if the operation at {@code path} does not say that it answers {@code status}, unless that is to be written. */
    static void requirePromised(String method, String path, int status) {
        if (!IS_UPDATE) {
            PROMISES.requireKept(method, path, status);
        }
    }
}
