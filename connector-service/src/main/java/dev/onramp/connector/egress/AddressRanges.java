package dev.onramp.connector.egress;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which address is of which kind: the special-purpose registries of IANA, and the metadata services of clouds. */
final class AddressRanges {

    /** The first that fits counts. */
    private static final List<Range> RANGES = Stream.of(
                    of(
                            AddressKind.METADATA,
                            "169.254.169.254",
                            "169.254.170.2",
                            "169.254.170.23",
                            "169.254.0.23",
                            "169.254.42.42",
                            "100.100.100.200",
                            "168.63.129.16",
                            "192.0.0.192",
                            "fd00:ec2::254",
                            "fd00:ec2::23",
                            "fd20:ce::254",
                            "fd00:42::42"),
                    of(AddressKind.UNSPECIFIED, "0.0.0.0/8", "::"),
                    of(AddressKind.LOOPBACK, "127.0.0.0/8", "::1"),
                    of(AddressKind.PRIVATE, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"),
                    of(AddressKind.LINK_LOCAL, "169.254.0.0/16", "fe80::/10"),
                    of(
                            AddressKind.DOCUMENTATION,
                            "192.0.2.0/24",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "2001:db8::/32",
                            "3fff::/20"),
                    of(AddressKind.BENCHMARKING, "198.18.0.0/15", "2001:2::/48"),
                    of(AddressKind.BROADCAST, "255.255.255.255"),
                    of(AddressKind.MULTICAST, "224.0.0.0/4", "ff00::/8"),
                    of(
                            AddressKind.IPV4_IN_IPV6,
                            "::/96",
                            "::ffff:0:0/96",
                            "::ffff:0:0:0/96",
                            "64:ff9b::/96",
                            "64:ff9b:1::/48",
                            "2001::/32",
                            "2002::/16"),
                    of(AddressKind.UNIQUE_LOCAL, "fc00::/7"),
                    of(AddressKind.RESERVED, "192.0.0.0/24", "192.88.99.0/24", "240.0.0.0/4", "2001::/23"))
            .flatMap(List::stream)
            .toList();

    /** All of IPv6 that is given out; the rest is not, or has a purpose of its own. */
    private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");

    private static final Network TEREDO = Network.parse("2001::/32");
    private static final Network SIX_TO_FOUR = Network.parse("2002::/16");

    /** NAT64 prefixes of several lengths may be cut out of this, each with another place for the IPv4 address. */
    private static final Network LOCAL_NAT64 = Network.parse("64:ff9b:1::/48");

    private static final int LAST = 12;

    private AddressRanges() {}

    private record Range(AddressKind kind, Network network) {}

    private static List<Range> of(AddressKind kind, String... networks) {
        return Stream.of(networks)
                .map(network -> new Range(kind, Network.parse(network)))
                .toList();
    }

    /** What the address is. */
    static AddressKind kindOf(byte[] address) {
        for (var range : RANGES) {
            if (range.network.contains(address)) {
                return range.kind;
            }
        }
        if (address.length == Literals.IPV4_BYTES) {
            return AddressKind.PUBLIC;
        }
        if (isIsatap(address)) {
            return AddressKind.IPV4_IN_IPV6;
        }
        return GLOBAL_UNICAST.contains(address) ? AddressKind.PUBLIC : AddressKind.RESERVED;
    }

    /** Whether all of the network is of kinds that cannot be opened. */
    static boolean isClosedForGood(Network network) {
        return RANGES.stream().anyMatch(range -> !range.kind.canBeOpened() && range.network.containsAll(network));
    }

    /** The IPv4 addresses that one of kind {@link AddressKind#IPV4_IN_IPV6} may lead to. */
    static List<byte[]> embedded(byte[] address) {
        if (SIX_TO_FOUR.contains(address)) {
            return List.of(bytes(address, 2, 3, 4, 5));
        }
        if (TEREDO.contains(address)) {
            var client = bytes(address, LAST, 13, 14, 15);
            for (int i = 0; i < client.length; i++) {
                client[i] = (byte) ~client[i];
            }
            return List.of(bytes(address, 4, 5, 6, 7), client);
        }
        if (LOCAL_NAT64.contains(address)) {
            return List.of(
                    bytes(address, 6, 7, 9, 10),
                    bytes(address, 7, 9, 10, 11),
                    bytes(address, 9, 10, 11, LAST),
                    bytes(address, LAST, 13, 14, 15));
        }
        return List.of(Arrays.copyOfRange(address, LAST, Literals.IPV6_BYTES));
    }

    private static byte[] bytes(byte[] address, int first, int second, int third, int fourth) {
        return new byte[] {address[first], address[second], address[third], address[fourth]};
    }

    /** Tunnels within a site, under whatever prefix: {@code …:0:5efe:a.b.c.d} and {@code …:200:5efe:a.b.c.d}. */
    private static boolean isIsatap(byte[] address) {
        return (address[8] & 0xfd) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == (byte) 0xfe;
    }
}
