package dev.onramp.connector.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameServersTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.53, 10.0.0.53, 53",
        "127.0.0.1:5353, 127.0.0.1, 5353",
        "[::1], 0:0:0:0:0:0:0:1, 53",
        "[fd00::53]:54, fd00:0:0:0:0:0:0:53, 54",
        "' 10.0.0.53 ', 10.0.0.53, 53"
    })
    void areAddressesWithOrWithoutAPort(String text, String host, int port) {
        assertThat(NameServers.parse(List.of(text))).singleElement().satisfies(server -> {
            assertThat(server.getAddress().getHostAddress()).isEqualTo(host);
            assertThat(server.getPort()).isEqualTo(port);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "dns.example", "10.0.0.53:", "10.0.0.53:0", "10.0.0.53:65536", "::1", "[::1", "10.0.0:53"})
    void nothingElseIsTaken(String text) {
        assertThatThrownBy(() -> NameServers.parse(List.of(text)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("onramp.connector.egress.name-servers")
                .hasMessageContaining("\"" + text + "\"");
    }
}
