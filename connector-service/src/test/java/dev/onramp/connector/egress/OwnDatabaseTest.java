package dev.onramp.connector.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnDatabaseTest {

    private static final Outlet.Names NAMES =
            new Outlet.Names(Map.of("db", List.of("10.0.0.5", "10.0.0.6"), "localhost", List.of("127.0.0.1", "::1")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db:5433/onramp",
                "vertx-reactive:postgresql://db:5433/onramp",
                "jdbc:postgresql://db:5433/onramp?user=a",
                "postgresql://user:pa%40ss@db:5433",
                "postgresql://other:1,db:5433/onramp",
                "postgresql://other:1/onramp,postgresql://db:5433/onramp",
                "postgresql://10.0.0.6:5433/onramp"
            })
    void findsItInTheUrl(String url) {
        assertThat(isAmong(url, "10.0.0.6", 5433)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://db/onramp, 10.0.0.5, 5432, true",
        "postgresql://db/onramp, 10.0.0.5, 5433, false",
        "postgresql://db/onramp, 10.0.0.7, 5432, false",
        "postgresql://[fd00::5]:5432/onramp, fd00::5, 5432, true",
        "postgresql://[fd00::5]/onramp, fd00::5, 5432, true",
        "postgresql://[fd00::5]/onramp, fd00::6, 5432, false",
        "postgresql:///onramp, 127.0.0.1, 5432, false",
        "'', 10.0.0.5, 5432, false"
    })
    void isOneHostAndPort(String url, String address, int port, boolean own) {
        assertThat(isAmong(url, address, port)).isEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "127.1.2.3", "::1"})
    void onThisMachineItHasEveryAddressOfTheMachine(String address) {
        assertThat(isAmong("postgresql://localhost/onramp", address, 5432)).isTrue();
    }

    private static boolean isAmong(String url, String address, int port) {
        return OwnDatabase.of(List.of(url))
                .isAmong(
                        List.of(Outlet.address("192.0.2.1"), Outlet.address(address)),
                        port,
                        host -> host.equals("db") || host.equals("localhost")
                                ? NAMES.resolve(host)
                                : CompletableFuture.completedFuture(List.of(Outlet.address(host))))
                .toCompletableFuture()
                .join();
    }
}
