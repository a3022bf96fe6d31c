package dev.onramp.connector.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answer is there in time, whatever the target does: as the caller sees it, with all that is kept of a test. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class DeadlineTest {

    private static final int DEADLINE_SECONDS = 1;

    /** What the issue promises. */
    private static final Duration MOST = Duration.ofSeconds(DEADLINE_SECONDS).plus(Duration.ofMillis(250));

    /** The first may have classes to load, and any other a busy machine. */
    private static final int TRIES = 3;

    private static final byte[] ROW =
            Wire.join(new byte[] {'D'}, Wire.int32(11), Wire.int16(1), Wire.int32(1), new byte[] {'1'});

    private final Api user = Api.newUser("editor");

    /** Targets that are up to no good. */
    static Stream<Target> targets() {
        return Stream.of(
                new Target("postgres silent", "postgresql", Wire::listen),
                new Target("mysql silent", "mysql", Wire::listen),
                new Target("mariadb silent", "mariadb", Wire::listen),
                new Target("sql server silent", "sqlserver", Wire::listen),
                new Target("db2 silent", "db2", Wire::listen),
                new Target("api silent", "http", Wire::listen),
                new Target("black hole", "postgresql", null),
                new Target("api black hole", "http", null),
                new Target("tls stalls", "tls", wire -> {
                    wire.postgresStart();
                    wire.send('S').listen();
                }),
                new Target("api tls stalls", "https", Wire::listen),
                new Target("one byte a second", "postgresql", wire -> {
                    wire.postgresStart();
                    wire.drip(Wire.join(new byte[] {'N'}, Wire.int32(60_000), new byte[60]));
                }),
                new Target(
                        "api one byte a second",
                        "http",
                        wire -> wire.drip("HTTP/1.1 200 OK\r\nX: y\r\n\r\n".getBytes(StandardCharsets.US_ASCII))),
                new Target("row of ten gigabytes", "postgresql", wire -> {
                    question(wire);
                    wire.send('D').send(Wire.int32(Integer.MAX_VALUE));
                    forever(wire, new byte[64 * 1024], Duration.ZERO);
                }),
                new Target("endless rows", "postgresql", wire -> {
                    question(wire);
                    forever(wire, Wire.join(ROW, ROW, ROW, ROW), Duration.ZERO);
                }),
                new Target("endless rows little by little", "postgresql", wire -> {
                    question(wire);
                    forever(wire, ROW, Duration.ofMillis(20));
                }),
                new Target("no answer to the question", "postgresql", wire -> {
                    question(wire);
                    wire.listen();
                }),
                new Target("api endless headers", "http", wire -> {
                    wire.send("HTTP/1.1 200 OK\r\n");
                    forever(wire, "X: y\r\n".getBytes(StandardCharsets.US_ASCII), Duration.ofMillis(20));
                }),
                new Target(
                        "api endless promises",
                        "http",
                        wire -> forever(
                                wire,
                                "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                                Duration.ZERO)),
                new Target("api body of ten gigabytes", "http", wire -> {
                    wire.send("HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n");
                    forever(wire, new byte[64 * 1024], Duration.ZERO);
                }));
    }

    /** @param script what it does to a caller; null if it does not even take the connection */
    record Target(String name, String kind, Wire.@Nullable Step script) {

        FaultServer start() {
            return script == null ? FaultServer.blackHole() : FaultServer.of(script);
        }

        String profile(String id, int port) {
            if (kind.startsWith("http")) {
                return JsonNodeFactory.instance
                        .objectNode()
                        .put("id", id)
                        .put("name", "x")
                        .put("type", "api")
                        .put("connection_string", kind + "://127.0.0.1:" + port)
                        .toString();
            }
            return kind.equals("tls")
                    ? Draft.of("postgresql", port).with("id", id).json()
                    : Draft.of(kind, port).plain().with("id", id).json();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void answerIsThereInTime(Target target) {
        // When
        var taken = measure(target);
        for (int tries = 1; tries < TRIES && taken.compareTo(MOST) > 0; tries++) {
            var again = measure(target);
            taken = again.compareTo(taken) < 0 ? again : taken;
        }

        // Then
        assertThat(taken).isLessThanOrEqualTo(MOST);
    }

    private Duration measure(Target target) {
        var id = "deadline-" + UUID.randomUUID();
        try (var server = target.start()) {
            user.post("/connector/profiles", target.profile(id, server.port())).is(201);
            long before = System.nanoTime();
            user.send("POST", "/connector/profiles/" + id + "/test?timeout=" + DEADLINE_SECONDS)
                    .is(200);
            return Duration.ofNanos(System.nanoTime() - before);
        }
    }

    private static void question(Wire wire) throws IOException {
        wire.postgresStart();
        wire.postgresWelcome().postgresMessage();
        wire.postgresColumn();
    }

    private static void forever(Wire wire, byte[] piece, Duration pause) throws IOException {
        while (true) {
            wire.send(piece);
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
