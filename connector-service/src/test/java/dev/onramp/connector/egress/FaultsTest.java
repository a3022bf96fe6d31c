package dev.onramp.connector.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.FaultCode;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {

    @ParameterizedTest
    @MethodSource("connects")
    void saysWhyAnAddressCannotBeConnectedTo(Exception failure, FaultCode code) {
        assertThat(Faults.ofConnect(failure).code()).isEqualTo(code);
    }

    static Stream<Arguments> connects() {
        return Stream.of(
                Arguments.of(new ConnectException("Connection refused: a/10.0.0.1:80"), FaultCode.REFUSED),
                Arguments.of(new SocketException("Connection reset"), FaultCode.CONNECTION_RESET),
                Arguments.of(new ConnectException("Connection timed out"), FaultCode.CONNECT_TIMEOUT),
                Arguments.of(new ConnectException("Network is unreachable"), FaultCode.UNREACHABLE),
                Arguments.of(new ConnectTimeoutException("connection timed out after 1 ms"), FaultCode.CONNECT_TIMEOUT),
                Arguments.of(new NoRouteToHostException("No route to host"), FaultCode.UNREACHABLE),
                Arguments.of(new SocketException("Network is unreachable"), FaultCode.UNREACHABLE),
                Arguments.of(new IOException(), FaultCode.UNREACHABLE));
    }

    @ParameterizedTest
    @MethodSource("resolutions")
    void saysWhyANameHasNoAddress(Throwable failure, FaultCode code) {
        assertThat(Faults.ofResolution(failure).code()).isEqualTo(code);
    }

    static Stream<Arguments> resolutions() {
        return Stream.of(
                Arguments.of(new UnknownHostException("x"), FaultCode.DNS_FAILED),
                Arguments.of(new CompletionException(new UnknownHostException("x")), FaultCode.DNS_FAILED),
                Arguments.of(new TimeoutException(), FaultCode.DNS_TIMEOUT),
                Arguments.of(new CompletionException(new TimeoutException()), FaultCode.DNS_TIMEOUT),
                Arguments.of(new CompletionException(Faults.denied()), FaultCode.EGRESS_DENIED));
    }

    @Test
    void neverQuotesTheFailure() {
        // Given
        var failure = new ConnectException("Connection refused: canary/10.0.0.1:80");

        // Then
        assertThat(Faults.ofConnect(failure)).hasMessageNotContaining("canary").hasNoCause();
    }

    @Test
    void ofSeveralTheOneIsToldThatSaysMost() {
        // Given
        var faults = Stream.of("Network is unreachable", "Connection refused", "Connection timed out")
                .map(text -> Faults.ofConnect(new ConnectException(text)))
                .sorted(Faults.BY_WHAT_THEY_TELL)
                .map(fault -> fault.code())
                .toList();

        // Then
        assertThat(faults).isEqualTo(List.of(FaultCode.REFUSED, FaultCode.CONNECT_TIMEOUT, FaultCode.UNREACHABLE));
    }
}
