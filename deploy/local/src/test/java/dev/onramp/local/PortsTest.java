package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void namesTheTakenPortAndTheSettingThatChangesIt() throws IOException {
        // Given
        try (var other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            var port = other.getLocalPort();

            // When, Then
            assertThatThrownBy(() -> Ports.requireFree(port, "persona-service", "ONRAMP_LOCAL_PERSONA_PORT"))
                    .isInstanceOf(LauncherException.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("persona-service")
                    .hasMessageContaining("ONRAMP_LOCAL_PERSONA_PORT=");
        }
    }

    @Test
    void seesThePortTakenOnAllAddresses() throws IOException {
        // Given
        try (var other = new ServerSocket(0)) {
            // When, Then
            assertThatThrownBy(() -> Ports.requireFree(other.getLocalPort(), "postgres", Settings.POSTGRES_PORT))
                    .isInstanceOf(LauncherException.class);
        }
    }

    @Test
    void isContentWithAFreePort() throws IOException {
        // Given
        var port = FreePort.get();

        // When, Then
        assertThatCode(() -> Ports.requireFree(port, "postgres", Settings.POSTGRES_PORT))
                .doesNotThrowAnyException();
    }
}
