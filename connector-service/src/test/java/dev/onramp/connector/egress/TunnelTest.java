package dev.onramp.connector.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Stage;
import dev.onramp.testsupport.Eventually;
import io.vertx.core.net.ProxyOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TunnelTest {

    private static final String HOST = "db.example";

    private final Outlet.Names names = new Outlet.Names(Map.of(
            HOST,
            List.of("127.0.0.1"),
            "mixed.example",
            List.of("127.0.0.1", "10.0.0.1"),
            "private.example",
            List.of("10.0.0.1"),
            "twice.example",
            List.of("127.0.0.2", "127.0.0.1")));
    private final Outlet outlet = Outlet.with(Outlet.settings("127.0.0.0/8", "::1"), names, OwnDatabase.NONE);

    @AfterEach
    void close() {
        outlet.close();
    }

    @Test
    void passesOnWhatBothSay() {
        // Given
        try (var target = Target.echo();
                var tunnel = outlet.to(HOST, target.port());
                var caller = SocksCaller.through(tunnel, HOST, target.port())) {
            // When
            caller.say("hello there");

            // Then
            assertThat(caller.read(11)).isEqualTo("hello there");
            assertThat(tunnel.fault()).isNull();
            assertThat(tunnel.isEncrypted()).isFalse();
            assertThat(outlet.stages()).containsExactly(Stage.resolve, Stage.connect, Stage.authenticate);
        }
    }

    @Test
    void nothingHappensBeforeAClientComes() {
        // Given
        try (var target = Target.echo()) {
            // When
            outlet.to(HOST, target.port()).close();

            // Then
            assertThat(names.asked).isEmpty();
            assertThat(outlet.stages()).isEmpty();
            assertThat(target.accepted()).isZero();
        }
    }

    @Test
    void asksForTheNameOnceHoweverManyConnections() {
        // Given
        try (var target = Target.echo();
                var tunnel = outlet.to(HOST, target.port())) {
            // When
            for (int i = 0; i < 5; i++) {
                SocksCaller.through(tunnel, HOST, target.port()).close();
            }

            // Then
            assertThat(names.asked).containsExactly(HOST);
            assertThat(outlet.stages()).containsExactly(Stage.resolve, Stage.connect);
        }
    }

    @Test
    void theHostMayBeAnAddress() {
        // Given
        try (var target = Target.echo();
                var tunnel = outlet.to("127.0.0.1", target.port());
                var caller = SocksCaller.through(tunnel, "127.0.0.1", target.port())) {
            // When
            caller.say("x");

            // Then
            assertThat(caller.read(1)).isEqualTo("x");
            assertThat(names.asked).isEmpty();
        }
    }

    @Test
    void oneClosedAddressClosesTheHost() {
        // Given
        try (var target = Target.echo();
                var tunnel = outlet.to("mixed.example", target.port())) {
            // When
            int status = SocksCaller.attempt(tunnel, "mixed.example", target.port());

            // Then
            assertThat(status).isNotZero();
            assertThat(code(tunnel)).isEqualTo(FaultCode.EGRESS_DENIED);
            assertThat(target.accepted()).isZero();
            assertThat(outlet.stages()).containsExactly(Stage.resolve);
        }
    }

    @Test
    void saysTheSameWhetherOrNotSomethingListens() throws IOException {
        // Given
        try (var strict = Outlet.with(Outlet.settings(), names, OwnDatabase.NONE);
                var target = Target.echo();
                var open = strict.to(HOST, target.port());
                var closed = strict.to(HOST, freePort());
                var elsewhere = strict.to("private.example", 5432)) {
            // When
            var statuses = List.of(
                    SocksCaller.attempt(open, HOST, target.port()),
                    SocksCaller.attempt(closed, HOST, closed.port()),
                    SocksCaller.attempt(elsewhere, "private.example", 5432));

            // Then
            assertThat(statuses).containsOnly(1);
            assertThat(List.of(advice(open), advice(closed), advice(elsewhere)))
                    .containsOnly(advice(open))
                    .noneMatch(text -> text.contains("127.") || text.contains("10."));
            assertThat(target.accepted()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "64:ff9b::7f00:1"
            })
    void closedAddressIsNotCalled(String address) {
        // Given
        try (var tunnel = outlet.to(address, 80)) {
            // When
            SocksCaller.attempt(tunnel, address, 80);

            // Then
            assertThat(code(tunnel)).isEqualTo(FaultCode.EGRESS_DENIED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0177.0.0.1",
                "0x7f.1",
                "2130706433",
                "127.1",
                "127.0.0.1.",
                "[::1]",
                "::1%lo",
                "１２７.0.0.1",
                "",
                "a b",
                "169.254.169.254."
            })
    void disguisedAddressIsNoHost(String host) {
        // When
        try (var tunnel = outlet.to(host, 80)) {
            // Then
            assertThat(code(tunnel)).isEqualTo(FaultCode.DNS_FAILED);
            assertThat(outlet.stages()).containsExactly(Stage.resolve);
            assertThat(names.asked).isEmpty();
        }
    }

    @Test
    void unknownNameIsSaid() {
        // Given
        try (var tunnel = outlet.to("nowhere.example", 80)) {
            // When
            SocksCaller.attempt(tunnel, "nowhere.example", 80);

            // Then
            assertThat(code(tunnel)).isEqualTo(FaultCode.DNS_FAILED);
        }
    }

    @Test
    void nameServersThatDoNotAnswerAreNotWaitedFor() {
        // Given
        try (var slow = Outlet.with(
                        Outlet.settings().waiting(Duration.ofMillis(200)),
                        name -> new CompletableFuture<>(),
                        OwnDatabase.NONE);
                var tunnel = slow.to(HOST, 80)) {
            // When
            SocksCaller.attempt(tunnel, HOST, 80);

            // Then
            assertThat(code(tunnel)).isEqualTo(FaultCode.DNS_TIMEOUT);
        }
    }

    @Test
    void ourOwnDatabaseIsClosedWhateverIsOpen() {
        // Given
        try (var target = Target.echo();
                var guarded = Outlet.with(
                        Outlet.settings("127.0.0.0/8", "::1"),
                        names,
                        OwnDatabase.of(List.of("postgresql://twice.example:" + target.port() + "/onramp")));
                var tunnel = guarded.to(HOST, target.port())) {
            // When
            SocksCaller.attempt(tunnel, HOST, target.port());

            // Then
            assertThat(code(tunnel)).isEqualTo(FaultCode.EGRESS_DENIED);
            assertThat(target.accepted()).isZero();
        }
    }

    @Test
    void nextAddressIsTriedWhenOneRefuses() {
        // Given
        try (var target = Target.echo();
                var tunnel = outlet.to("twice.example", target.port())) {
            // When
            SocksCaller.through(tunnel, "twice.example", target.port()).close();
            SocksCaller.through(tunnel, "twice.example", target.port()).close();

            // Then
            assertThat(tunnel.fault()).isNull();
            Eventually.holds(() -> assertThat(target.accepted()).isEqualTo(2));
        }
    }

    @Test
    void refusedConnectionIsSaid() throws IOException {
        // Given
        try (var tunnel = outlet.to(HOST, freePort())) {
            // When
            int status = SocksCaller.attempt(tunnel, HOST, tunnel.port());

            // Then
            assertThat(status).isNotZero();
            assertThat(code(tunnel)).isEqualTo(FaultCode.REFUSED);
            assertThat(outlet.stages()).containsExactly(Stage.resolve, Stage.connect);
        }
    }

    @Test
    void connectionThatCanBeMadeLaterIsNoFault() throws IOException {
        // Given
        int port = freePort();
        try (var tunnel = outlet.to(HOST, port)) {
            SocksCaller.attempt(tunnel, HOST, port);
            try (var listener = new ServerSocket(port, 1, Outlet.address("127.0.0.1"))) {
                // When
                SocksCaller.through(tunnel, HOST, listener.getLocalPort()).close();

                // Then
                assertThat(tunnel.fault()).isNull();
            }
        }
    }

    @Test
    void hostThatDoesNotAnswerIsNotWaitedForForEver() throws IOException {
        // Given
        try (var full = new ServerSocket(0, 1, Outlet.address("127.0.0.1"));
                var impatient = Outlet.with(
                        Outlet.settings("127.0.0.0/8").waiting(Duration.ofMillis(300)), names, OwnDatabase.NONE);
                var tunnel = impatient.to(HOST, full.getLocalPort())) {
            var crowd = crowd(full);

            // When
            SocksCaller.attempt(tunnel, HOST, full.getLocalPort());

            // Then
            assertThat(code(tunnel)).isEqualTo(FaultCode.CONNECT_TIMEOUT);
            for (var one : crowd) {
                one.close();
            }
        }
    }

    /** Takes all places in the queue of a server that accepts nobody. */
    private static List<SocketChannel> crowd(ServerSocket server) throws IOException {
        var crowd = new ArrayList<SocketChannel>();
        for (int i = 0; i < 8; i++) {
            var one = SocketChannel.open();
            one.configureBlocking(false);
            one.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
            crowd.add(one);
        }
        return crowd;
    }

    @ParameterizedTest
    @CsvSource({"other.example, 0", "db.example., 0", "127.0.0.1, 0", "db.example, 1", "private.example, 0"})
    void leadsNowhereElse(String host, int portsAway) {
        // Given
        try (var target = Target.echo();
                var tunnel = outlet.to(HOST, target.port())) {
            // When
            int status = SocksCaller.attempt(tunnel, host, target.port() + portsAway);

            // Then
            assertThat(status).isNotZero();
            assertThat(code(tunnel)).isEqualTo(FaultCode.EGRESS_DENIED);
            assertThat(names.asked).isEmpty();
            assertThat(target.accepted()).isZero();
        }
    }

    @Test
    void nameMayBeWrittenInCapitals() {
        // Given
        try (var target = Target.echo();
                var tunnel = outlet.to("DB.Example", target.port());
                var caller = SocksCaller.through(tunnel, "dB.eXAMPLE", target.port())) {
            // When
            caller.say("x");

            // Then
            assertThat(caller.read(1)).isEqualTo("x");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 9})
    void doesNothingButConnect(int command) {
        // Given
        try (var target = Target.echo();
                var tunnel = outlet.to(HOST, target.port());
                var caller = SocksCaller.at(tunnel.proxy())) {
            caller.greet(2);
            caller.authenticate(tunnel.proxy().getUsername(), tunnel.proxy().getPassword());

            // When
            int status = caller.ask(command, HOST, target.port());

            // Then
            assertThat(status).isNotZero();
            assertThat(caller.read()).isEqualTo(-1);
            assertThat(target.accepted()).isZero();
        }
    }

    @Test
    void wrongPasswordGetsNothing() {
        // Given
        try (var target = Target.echo();
                var tunnel = outlet.to(HOST, target.port());
                var other = outlet.to("private.example", 80);
                var caller = SocksCaller.at(tunnel.proxy())) {
            // When
            int status = caller.enter(
                    new ProxyOptions(tunnel.proxy()).setPassword(other.proxy().getPassword()), HOST, target.port());

            // Then
            assertThat(status).isNotZero();
            assertThat(caller.read()).isEqualTo(-1);
            assertThat(target.accepted()).isZero();
        }
    }

    @Test
    void unknownUserGetsNothing() {
        // Given
        try (var target = Target.echo();
                var tunnel = outlet.to(HOST, target.port());
                var caller = SocksCaller.at(tunnel.proxy())) {
            // When
            int status = caller.enter(new ProxyOptions(tunnel.proxy()).setUsername("x"), HOST, target.port());

            // Then
            assertThat(status).isNotZero();
            assertThat(caller.read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255})
    void thereIsNoWayInWithoutAPassword(int method) {
        // Given
        try (var tunnel = outlet.to(HOST, 80);
                var caller = SocksCaller.at(tunnel.proxy())) {
            // When
            int chosen = caller.greet(method);

            // Then
            assertThat(chosen).isEqualTo(255);
            assertThat(caller.read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "\u0004\u0001\u0000P\u007f\u0000\u0000\u0001\u0000", "\u0005"})
    void whatIsNoSocksGetsNothing(String text) {
        // Given
        try (var tunnel = outlet.to(HOST, 80);
                var caller = SocksCaller.at(tunnel.proxy())) {
            // When
            caller.say(text);

            // Then
            if (text.length() > 1) {
                assertThat(caller.read()).isEqualTo(-1);
            }
            assertThat(names.asked).isEmpty();
        }
    }

    @Test
    void passwordsAreNeverTheSame() {
        // Given
        try (var one = outlet.to(HOST, 80);
                var other = outlet.to(HOST, 80)) {
            // Then
            assertThat(one.proxy().getPassword())
                    .hasSize(32)
                    .isNotEqualTo(other.proxy().getPassword());
            assertThat(one.proxy().getUsername())
                    .hasSize(32)
                    .isNotEqualTo(other.proxy().getUsername());
        }
    }

    @Test
    void closingCutsBothSidesAtOnce() {
        // Given
        var heard = new CompletableFuture<Integer>();
        try (var target = Target.that(connection -> heard.complete(connection.read(ByteBuffer.allocate(1))));
                var tunnel = outlet.to(HOST, target.port());
                var caller = SocksCaller.through(tunnel, HOST, target.port())) {
            // When
            tunnel.close();
            tunnel.close();

            // Then
            assertThat(caller.read()).isEqualTo(-1);
            assertThat(heard.join()).isEqualTo(-1);
            assertThat(tunnel.endedByTarget()).isFalse();
        }
    }

    @Test
    void closedTunnelLetsNobodyIn() {
        // Given
        try (var target = Target.echo()) {
            var tunnel = outlet.to(HOST, target.port());
            var early = SocksCaller.at(tunnel.proxy());
            early.greet(2);

            // When
            tunnel.close();

            // Then
            assertThat(early.authenticate(
                            tunnel.proxy().getUsername(), tunnel.proxy().getPassword()))
                    .isNotZero();
            assertThat(SocksCaller.attempt(tunnel, HOST, target.port())).isNotZero();
            assertThat(target.accepted()).isZero();
            early.close();
        }
    }

    @Test
    void closingEndsWhatIsStillBeingResolved() {
        // Given
        var answer = new CompletableFuture<List<InetAddress>>();
        try (var target = Target.echo();
                var slow = Outlet.with(Outlet.settings("127.0.0.0/8"), name -> answer, OwnDatabase.NONE)) {
            var tunnel = slow.to(HOST, target.port());
            var caller = SocksCaller.at(tunnel.proxy());
            caller.greet(2);
            caller.authenticate(tunnel.proxy().getUsername(), tunnel.proxy().getPassword());
            var status = CompletableFuture.supplyAsync(() -> caller.ask(SocksCaller.CONNECT, HOST, target.port()));
            Eventually.holds(() -> assertThat(slow.stages()).contains(Stage.resolve));

            // When
            tunnel.close();
            answer.complete(List.of(Outlet.address("127.0.0.1")));

            // Then
            assertThat(status.join()).isNotZero();
            assertThat(target.accepted()).isZero();
            caller.close();
        }
    }

    @Test
    void takesNoMoreThanItMay() {
        // Given
        try (var target = Target.that(Target::pour);
                var tunnel = outlet.to(HOST, target.port(), 1_000_000);
                var caller = SocksCaller.through(tunnel, HOST, target.port())) {
            // When
            long read = caller.readAll();

            // Then
            assertThat(read).isLessThanOrEqualTo(1_000_000);
            assertThat(code(tunnel)).isEqualTo(FaultCode.RESPONSE_TOO_LARGE);
        }
    }

    @Test
    void countsAllConnectionsTogether() {
        // Given
        try (var target = Target.that(connection -> {
                    connection.write(ByteBuffer.allocate(600));
                    connection.close();
                });
                var tunnel = outlet.to(HOST, target.port(), 1_000);
                var first = SocksCaller.through(tunnel, HOST, target.port())) {
            assertThat(first.readAll()).isEqualTo(600);

            // When
            var second = SocksCaller.at(tunnel.proxy());
            second.enter(tunnel.proxy(), HOST, target.port());

            // Then
            assertThat(second.readAll()).isLessThanOrEqualTo(400);
            assertThat(code(tunnel)).isEqualTo(FaultCode.RESPONSE_TOO_LARGE);
            second.close();
        }
    }

    @Test
    void targetThatSendsFasterThanTheClientReadsIsHeldUp() {
        // Given
        var sent = new CompletableFuture<Long>();
        try (var target = Target.that(connection -> sent.complete(Target.fill(connection)));
                var tunnel = outlet.to(HOST, target.port());
                // When
                var caller = SocksCaller.through(tunnel, HOST, target.port())) {
            // Then
            assertThat(sent.join()).isLessThan(64L << 20);
            assertThat(caller.read(1)).hasSize(1);
        }
    }

    @Test
    void clientThatSendsFasterThanTheTargetReadsIsHeldUp() throws IOException {
        // Given
        try (var target = Target.that(connection -> {});
                var tunnel = outlet.to(HOST, target.port());
                var caller = SocksCaller.through(tunnel, HOST, target.port())) {
            // When
            long sent = Target.fill(caller.channel());

            // Then
            assertThat(sent).isLessThan(64L << 20);
        }
    }

    @Test
    void everythingArrivesInOrderHoweverSlowTheReader() {
        // Given
        var bytes = new byte[8 << 20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((i * 31) >> 8);
        }
        try (var target = Target.that(connection -> {
                    var buffer = ByteBuffer.wrap(bytes);
                    while (buffer.hasRemaining()) {
                        connection.write(buffer);
                    }
                    connection.close();
                });
                var tunnel = outlet.to(HOST, target.port());
                var caller = SocksCaller.through(tunnel, HOST, target.port())) {
            // When
            var read = caller.readBytes();

            // Then
            assertThat(read).isEqualTo(bytes);
        }
    }

    @Test
    void endByTheTargetIsNoFaultButKnown() {
        // Given
        try (var target = Target.that(SocketChannel::close);
                var tunnel = outlet.to(HOST, target.port());
                var caller = SocksCaller.through(tunnel, HOST, target.port())) {
            // When
            int read = caller.read();

            // Then
            assertThat(read).isEqualTo(-1);
            assertThat(tunnel.endedByTarget()).isTrue();
            assertThat(tunnel.fault()).isNull();
        }
    }

    @Test
    void resetByTheTargetIsAnEnd() {
        // Given
        try (var target = Target.that(connection -> {
                    connection.read(ByteBuffer.allocate(1));
                    connection.socket().setSoLinger(true, 0);
                    connection.close();
                });
                var tunnel = outlet.to(HOST, target.port());
                var caller = SocksCaller.through(tunnel, HOST, target.port())) {
            // When
            caller.say("x");
            int read = caller.read();

            // Then
            assertThat(read).isEqualTo(-1);
            assertThat(tunnel.endedByTarget()).isTrue();
        }
    }

    @Test
    void endByTheClientIsNotTheTargets() {
        // Given
        var over = new CompletableFuture<Void>();
        try (var target = Target.that(connection -> {
                    Target.echo(connection);
                    over.complete(null);
                });
                var tunnel = outlet.to(HOST, target.port())) {
            // When
            SocksCaller.through(tunnel, HOST, target.port()).close();

            // Then
            over.join();
            assertThat(tunnel.endedByTarget()).isFalse();
        }
    }

    @Test
    void nothingIsLeftOfAThousandTunnels() {
        // Given
        try (var target = Target.echo()) {
            // When
            for (int i = 0; i < 1_000; i++) {
                try (var tunnel = outlet.to(HOST, target.port())) {
                    if (i % 10 == 0) {
                        SocksCaller.through(tunnel, HOST, target.port()).close();
                    }
                }
            }

            // Then
            assertThat(outlet.tunnels()).isZero();
            Eventually.holds(() -> assertThat(target.open()).isZero());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT11M", "PT0.0001S"})
    void startStopsForATimeThatIsNone(Duration time) {
        assertThatThrownBy(() -> Outlet.with(Outlet.settings().waiting(time), names, OwnDatabase.NONE))
                .hasMessageContaining("onramp.connector.egress.dns-timeout");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, Outlet.address("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static @Nullable FaultCode code(Tunnel tunnel) {
        SourceException fault = tunnel.fault();
        return fault == null ? null : fault.code();
    }

    private static String advice(Tunnel tunnel) {
        SourceException fault = tunnel.fault();
        return fault == null ? "" : fault.advice();
    }
}
