package dev.onramp.connector.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, with a real DNS server that does not mean well. */
class DnsResolverTest {

    private static final List<String> NOTHING = List.of();

    @Test
    void connectsToTheAddressThatWasCheckedWhateverTheNameBecomes() {
        // Given
        var questions = new AtomicInteger();
        try (var target = Target.at("127.0.0.1", Target::echo);
                var server = NameServer.of((name, type) -> type == NameServer.AAAA
                        ? NOTHING
                        : questions.getAndIncrement() == 0 ? List.of("127.0.0.1") : List.of("10.0.0.1"));
                var outlet = asking(server, "127.0.0.1");
                var tunnel = outlet.to("rebound.example", target.port())) {
            // When
            for (int i = 0; i < 3; i++) {
                SocksCaller.through(tunnel, "rebound.example", target.port()).close();
            }

            // Then
            assertThat(server.questions).containsExactlyInAnyOrder("rebound.example A", "rebound.example AAAA");
            assertThat(tunnel.fault()).isNull();
        }
    }

    @Test
    void nameThatTurnsToLoopbackIsCaughtTheNextTime() {
        // Given
        var questions = new AtomicInteger();
        try (var target = Target.echo();
                var server = NameServer.of((name, type) -> type == NameServer.AAAA
                        ? NOTHING
                        : List.of(questions.getAndIncrement() == 0 ? "93.184.216.34" : "127.0.0.1"));
                var outlet = asking(server)) {
            try (var first = outlet.to("rebound.example", target.port())) {
                first.addresses().toCompletableFuture().join();

                // When
                try (var second = outlet.to("rebound.example", target.port())) {
                    SocksCaller.attempt(second, "rebound.example", target.port());

                    // Then
                    assertThat(code(second)).isEqualTo(FaultCode.EGRESS_DENIED);
                    assertThat(target.accepted()).isZero();
                }
            }
        }
    }

    @Test
    void looksAtTheAddressesOfBothFamilies() {
        // Given
        try (var target = Target.echo();
                var server = NameServer.of(
                        (name, type) -> type == NameServer.A ? List.of("127.0.0.1") : List.of("fd00:ec2::254"));
                var outlet = asking(server, "127.0.0.1");
                var tunnel = outlet.to("two.example", target.port())) {
            // When
            SocksCaller.attempt(tunnel, "two.example", target.port());

            // Then
            assertThat(code(tunnel)).isEqualTo(FaultCode.EGRESS_DENIED);
            assertThat(target.accepted()).isZero();
        }
    }

    @Test
    void looksAtAllAddresses() {
        // Given
        try (var server = NameServer.of((name, type) ->
                        type == NameServer.A ? List.of("127.0.0.1", "127.0.0.2", "127.0.0.3") : List.of("::1"));
                var outlet = asking(server, "127.0.0.0/8", "::1");
                var tunnel = outlet.to("many.example", 80)) {
            // When
            var addresses = tunnel.addresses().toCompletableFuture().join();

            // Then
            assertThat(addresses)
                    .extracting(InetAddress::getHostAddress)
                    .containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.3", "0:0:0:0:0:0:0:1");
        }
    }

    @Test
    void loopbackInTheFormOfIpv6IsLoopback() {
        // Given
        try (var server = NameServer.of((name, type) -> type == NameServer.A ? NOTHING : List.of("::ffff:127.0.0.1"));
                var outlet = asking(server);
                var tunnel = outlet.to("mapped.example", 80)) {
            // When
            SocksCaller.attempt(tunnel, "mapped.example", 80);

            // Then
            assertThat(code(tunnel)).isEqualTo(FaultCode.EGRESS_DENIED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", ""})
    void nameWithoutAddressesIsUnknown(String answer) {
        // Given
        try (var server = NameServer.of((name, type) -> answer.isEmpty() ? NOTHING : List.of(answer));
                var outlet = asking(server);
                var tunnel = outlet.to("unknown.example", 80)) {
            // When
            SocksCaller.attempt(tunnel, "unknown.example", 80);

            // Then
            assertThat(code(tunnel)).isEqualTo(FaultCode.DNS_FAILED);
        }
    }

    @Test
    void serverThatDoesNotAnswerIsSaid() {
        // Given
        try (var server = NameServer.of((name, type) -> null);
                var outlet = Outlet.with(
                        Outlet.settings().asking(server.address()).waiting(Duration.ofMillis(400)),
                        null,
                        OwnDatabase.NONE);
                var tunnel = outlet.to("slow.example", 80)) {
            // When
            SocksCaller.attempt(tunnel, "slow.example", 80);

            // Then
            assertThat(code(tunnel)).isEqualTo(FaultCode.DNS_TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid", "a.invalid", "A.INVALID."})
    void nobodyIsAskedForInvalidNames(String name) {
        // Given
        try (var server = NameServer.of((asked, type) -> List.of("127.0.0.1"));
                var outlet = asking(server, "127.0.0.1");
                var tunnel = outlet.to(name, 80)) {
            // When
            SocksCaller.attempt(tunnel, name, 80);

            // Then
            assertThat(code(tunnel)).isEqualTo(FaultCode.DNS_FAILED);
            assertThat(server.questions).isEmpty();
        }
    }

    @Test
    void readsTheHostsFile() {
        // Given
        try (var server = NameServer.of((name, type) -> List.of("none"));
                var outlet = asking(server, "127.0.0.0/8", "::1");
                var tunnel = outlet.to("localhost", 80)) {
            // When
            var addresses = tunnel.addresses().toCompletableFuture().join();

            // Then
            assertThat(addresses).allMatch(InetAddress::isLoopbackAddress).isNotEmpty();
            assertThat(server.questions).isEmpty();
        }
    }

    private static Outlet asking(NameServer server, String... allow) {
        return Outlet.with(Outlet.settings(allow).asking(server.address()), null, OwnDatabase.NONE);
    }

    private static @Nullable FaultCode code(Tunnel tunnel) {
        SourceException fault = tunnel.fault();
        return fault == null ? null : fault.code();
    }
}
