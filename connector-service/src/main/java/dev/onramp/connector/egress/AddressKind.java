package dev.onramp.connector.egress;

/** What an address is, as far as it matters for the way out. */
enum AddressKind {
    /** Anybody's: the only kind that is open by itself. */
    PUBLIC,
    LOOPBACK,
    /** Of somebody's own network: RFC 1918, and what carriers share among customers. */
    PRIVATE,
    UNIQUE_LOCAL,
    LINK_LOCAL,
    RESERVED,
    DOCUMENTATION,
    BENCHMARKING,
    /** IPv6 that leads to an IPv4 address, which has to be open as well. */
    IPV4_IN_IPV6,
    /** Where clouds hand out credentials to whoever asks. */
    METADATA,
    MULTICAST,
    BROADCAST,
    UNSPECIFIED;

    /** Whether a setting can open it. No data is behind the others. */
    boolean canBeOpened() {
        return switch (this) {
            case METADATA, MULTICAST, BROADCAST, UNSPECIFIED -> false;
            default -> true;
        };
    }

    /** Whether it is open on a developer's machine. */
    boolean isOpenLocally() {
        return switch (this) {
            case PUBLIC, LOOPBACK, PRIVATE, UNIQUE_LOCAL -> true;
            default -> false;
        };
    }
}
