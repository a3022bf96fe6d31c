package dev.onramp.connector.egress;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @Property
    void containsWhatSharesThePrefix(
            @ForAll @Size(16) byte[] prefix, @ForAll @Size(16) byte[] address, @ForAll @IntRange(max = 128) int bits) {
        // Given
        var first = shifted(prefix, 128 - bits).shiftLeft(128 - bits);
        var network = Network.parse(Spellings.groups(bytes(first), false) + "/" + bits);

        // Then
        assertThat(network.contains(address))
                .isEqualTo(shifted(address, 128 - bits).equals(shifted(prefix, 128 - bits)));
    }

    @Property
    void containsItsFirstAndLastAddressAndNoNeighbour(
            @ForAll @Size(4) byte[] prefix, @ForAll @IntRange(min = 1, max = 32) int bits) {
        // Given
        var size = BigInteger.ONE.shiftLeft(32 - bits);
        var first = new BigInteger(1, prefix).divide(size).multiply(size);
        var network = Network.parse(Spellings.dotted(ipv4(first)) + "/" + bits);

        // Then
        assertThat(network.contains(ipv4(first))).isTrue();
        assertThat(network.contains(ipv4(first.add(size).subtract(BigInteger.ONE))))
                .isTrue();
        assertThat(network.contains(ipv4(first.add(size)))).isFalse();
        assertThat(network.contains(ipv4(first.subtract(BigInteger.ONE)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.0.0/16, true",
        "10.0.0.0/8, 10.0.0.0/8, true",
        "10.1.0.0/16, 10.0.0.0/8, false",
        "10.0.0.0/8, 11.0.0.0/16, false",
        "0.0.0.0/0, ::/0, false"
    })
    void containsSmallerNetworks(String network, String other, boolean contained) {
        assertThat(Network.parse(network).containsAll(Network.parse(other))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.5", "fd00:1::5"})
    void oneAddressIsANetwork(String address) {
        assertThat(Network.parse(address).contains(requireNonNull(Literals.parse(address))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/ 8",
                "10.0.0.0/8/8",
                "10.0.0.1/8",
                "10/8",
                "10.0.0/8",
                "10.0.0.0/255.0.0.0",
                "fd00::/129",
                "fd00::1/64",
                "db.example",
                "db.example/24",
                "*",
                "::ffff:10.0.0.0/8",
                "10.0.0.0-10.0.0.9"
            })
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static BigInteger shifted(byte[] address, int bits) {
        return new BigInteger(1, address).shiftRight(bits);
    }

    private static byte[] ipv4(BigInteger number) {
        return Arrays.copyOfRange(bytes(number.mod(BigInteger.ONE.shiftLeft(32))), 12, 16);
    }

    private static byte[] bytes(BigInteger number) {
        var bytes = new byte[16];
        var tail = number.toByteArray();
        int length = Math.min(tail.length, 16);
        System.arraycopy(tail, tail.length - length, bytes, 16 - length, length);
        return bytes;
    }
}
