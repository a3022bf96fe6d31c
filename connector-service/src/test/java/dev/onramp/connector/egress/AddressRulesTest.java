package dev.onramp.connector.egress;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    private static final AddressRules STRICT = AddressRules.of(List.of(), false);
    private static final AddressRules LOCAL = AddressRules.of(List.of(), true);
    private static final AddressRules EVERYTHING = AddressRules.of(List.of("0.0.0.0/0", "::/0"), true);

    /** First and last of each range, and what stands beside. */
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.255.255.255, , 1.0.0.0",
        "10.0.0.0, 10.255.255.255, 9.255.255.255, 11.0.0.0",
        "100.64.0.0, 100.127.255.255, 100.63.255.255, 100.128.0.0",
        "127.0.0.0, 127.255.255.255, 126.255.255.255, 128.0.0.0",
        "168.63.129.16, 168.63.129.16, 168.63.129.15, 168.63.129.17",
        "169.254.0.0, 169.254.255.255, 169.253.255.255, 169.255.0.0",
        "172.16.0.0, 172.31.255.255, 172.15.255.255, 172.32.0.0",
        "192.0.0.0, 192.0.0.255, 191.255.255.255, 192.0.1.0",
        "192.0.2.0, 192.0.2.255, 192.0.1.255, 192.0.3.0",
        "192.88.99.0, 192.88.99.255, 192.88.98.255, 192.88.100.0",
        "192.168.0.0, 192.168.255.255, 192.167.255.255, 192.169.0.0",
        "198.18.0.0, 198.19.255.255, 198.17.255.255, 198.20.0.0",
        "198.51.100.0, 198.51.100.255, 198.51.99.255, 198.51.101.0",
        "203.0.113.0, 203.0.113.255, 203.0.112.255, 203.0.114.0",
        "224.0.0.0, 255.255.255.255, 223.255.255.255, ",
        "::, 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, , 2000::",
        "2001::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, 2000:ffff::, 2001:200::",
        "2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7:ffff::, 2001:db9::",
        "2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:ffff::, 2003::",
        "3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3ffe:ffff::, 3fff:1000::",
        "4000::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:ffff::, "
    })
    void closesARangeAndNothingBeside(String first, String last, String before, String after) {
        assertThat(List.of(first, last)).noneMatch(address -> allows(STRICT, address));
        assertThat(Stream.of(before, after).filter(Objects::nonNull)).allMatch(address -> allows(STRICT, address));
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "127.0.0.1, LOOPBACK",
        "::1, LOOPBACK",
        "10.1.2.3, PRIVATE",
        "100.64.0.1, PRIVATE",
        "fd12::1, UNIQUE_LOCAL",
        "169.254.1.1, LINK_LOCAL",
        "fe80::1, LINK_LOCAL",
        "fec0::1, RESERVED",
        "169.254.169.254, METADATA",
        "100.100.100.200, METADATA",
        "168.63.129.16, METADATA",
        "fd00:ec2::254, METADATA",
        "fd20:ce::254, METADATA",
        "192.0.2.1, DOCUMENTATION",
        "2001:db8::1, DOCUMENTATION",
        "198.18.0.1, BENCHMARKING",
        "2001:2::1, BENCHMARKING",
        "224.0.0.1, MULTICAST",
        "ff02::1, MULTICAST",
        "255.255.255.255, BROADCAST",
        "0.0.0.0, UNSPECIFIED",
        "::, UNSPECIFIED",
        "240.0.0.1, RESERVED",
        "100::1, RESERVED",
        "5f00::1, RESERVED",
        "::ffff:8.8.8.8, IPV4_IN_IPV6",
        "::8.8.8.8, IPV4_IN_IPV6",
        "::ffff:0:8.8.8.8, IPV4_IN_IPV6",
        "64:ff9b::8.8.8.8, IPV4_IN_IPV6",
        "64:ff9b:1::8.8.8.8, IPV4_IN_IPV6",
        "2002:808:808::1, IPV4_IN_IPV6",
        "2001:0:808:808::1, IPV4_IN_IPV6",
        "2a00:1450::5efe:808:808, IPV4_IN_IPV6",
        "2a00:1450::200:5efe:808:808, IPV4_IN_IPV6",
        "2a00:1450::1, PUBLIC"
    })
    void knowsTheKindOfAnAddress(String address, AddressKind kind) {
        assertThat(AddressRanges.kindOf(bytes(address))).isEqualTo(kind);
    }

    @Property
    void closesEveryIpv4AddressInIpv6Forms(@ForAll("embeddings") Embedding form, @ForAll @Size(4) byte[] address) {
        assertThat(STRICT.allow(form.of(address))).isFalse();
    }

    @Property
    void openedIpv6FormIsJudgedByTheIpv4AddressInIt(@ForAll @Size(4) byte[] address) {
        // Given
        var rules = AddressRules.of(List.of("64:ff9b::/96", "::ffff:0:0/96", "2002::/16"), false);

        // Then
        assertThat(List.of(Embedding.NAT64, Embedding.MAPPED, Embedding.SIX_TO_FOUR))
                .allMatch(form -> rules.allow(form.of(address)) == STRICT.allow(address));
    }

    @Property
    void openedTunnelsDoNotLeadToPrivateAddresses(@ForAll("embeddings") Embedding form, @ForAll byte last) {
        // Given
        var rules = AddressRules.of(List.of("::/0"), false);

        // Then
        assertThat(rules.allow(form.of(new byte[] {10, 0, 0, last}))).isFalse();
    }

    @Property
    void nothingOpensWhatIsNeverOpened(@ForAll("neverOpened") byte[] address) {
        assertThat(EVERYTHING.allow(address)).isFalse();
    }

    @Property
    void opensWhatIsNamedAndNothingElse(@ForAll byte third, @ForAll byte last) {
        // Given
        var rules = AddressRules.of(List.of("10.20.0.0/16", "192.168.1.5", "fd00:1::/32"), false);

        // Then
        assertThat(rules.allow(new byte[] {10, 20, third, last})).isTrue();
        assertThat(rules.allow(new byte[] {10, 21, third, last})).isFalse();
        assertThat(rules.allow(new byte[] {(byte) 192, (byte) 168, 1, last})).isEqualTo(last == 5);
        assertThat(allows(rules, "fd00:1::9")).isTrue();
        assertThat(allows(rules, "fd00:2::9")).isFalse();
    }

    @Property
    void ipv4IsOpenUnlessItsRangeIsClosed(@ForAll @Size(4) byte[] address) {
        assertThat(STRICT.allow(address)).isEqualTo(AddressRanges.kindOf(address) == AddressKind.PUBLIC);
    }

    @Property
    void ipv6OutsideOfGlobalUnicastIsClosed(@ForAll @Size(16) byte[] address) {
        // Given
        Assume.that((address[0] & 0xe0) != 0x20);

        // Then
        assertThat(STRICT.allow(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "::1", "10.0.0.1", "192.168.0.1", "172.16.0.1", "100.64.0.1", "fd00::1", "8.8.8.8"})
    void localAllowsLoopbackAndPrivate(String address) {
        assertThat(allows(LOCAL, address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.1.1",
                "fe80::1",
                "224.0.0.1",
                "0.0.0.0",
                "255.255.255.255",
                "100.100.100.200",
                "fd00:ec2::254",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "192.0.2.1",
                "240.0.0.1"
            })
    void localAllowsNothingElse(String address) {
        assertThat(allows(LOCAL, address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db.example",
                "10.0.0.0/40",
                "10.0.0.1/8",
                "169.254.169.254",
                "224.0.0.0/8",
                "0.0.0.0/8",
                "fd00:ec2::254"
            })
    void startStopsForWhatCannotBeOpened(String text) {
        assertThatThrownBy(() -> AddressRules.of(List.of("10.0.0.0/8", text), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("onramp.connector.egress.allow")
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void spacesAroundANetworkDoNotMatter() {
        assertThat(allows(AddressRules.of(List.of(" 10.0.0.0/8 "), false), "10.0.0.1"))
                .isTrue();
    }

    @Provide
    Arbitrary<Embedding> embeddings() {
        return Arbitraries.of(Embedding.values());
    }

    @Provide
    Arbitrary<byte[]> neverOpened() {
        return Arbitraries.of(
                        "169.254.169.254",
                        "100.100.100.200",
                        "168.63.129.16",
                        "169.254.170.2",
                        "fd00:ec2::254",
                        "fd20:ce::254",
                        "0.0.0.0",
                        "0.1.2.3",
                        "::",
                        "224.0.0.1",
                        "239.255.255.255",
                        "ff02::1",
                        "255.255.255.255",
                        "::ffff:169.254.169.254",
                        "64:ff9b::169.254.169.254",
                        "2002:a9fe:a9fe::1",
                        "2a00::5efe:a9fe:a9fe",
                        "::169.254.169.254",
                        "64:ff9b::224.0.0.1",
                        "2001:0:a9fe:a9fe::1")
                .map(AddressRulesTest::bytes);
    }

    /** Ways to write an IPv4 address into an IPv6 one. */
    enum Embedding {
        MAPPED("::ffff:0:0", 12),
        COMPATIBLE("::", 12),
        TRANSLATED("::ffff:0:0:0", 12),
        NAT64("64:ff9b::", 12),
        LOCAL_NAT64("64:ff9b:1::", 12),
        SIX_TO_FOUR("2002::", 2),
        TEREDO_SERVER("2001::", 4),
        ISATAP("2a00:1450::5efe:0:0", 12),
        ISATAP_GLOBAL("2a00:1450::200:5efe:0:0", 12);

        private final String prefix;
        private final int place;

        Embedding(String prefix, int place) {
            this.prefix = prefix;
            this.place = place;
        }

        byte[] of(byte[] address) {
            var bytes = bytes(prefix);
            ByteBuffer.wrap(bytes).put(place, address);
            return bytes;
        }
    }

    private static boolean allows(AddressRules rules, String address) {
        return rules.allow(bytes(address));
    }

    private static byte[] bytes(String address) {
        return requireNonNull(Literals.parse(address), address);
    }
}
