package dev.onramp.connector.egress;

import java.util.ArrayList;
import java.util.List;

/** Which addresses the service may talk to. */
final class AddressRules {

    private final List<Network> allowed;
    private final boolean local;

    private AddressRules(List<Network> allowed, boolean local) {
        this.allowed = List.copyOf(allowed);
        this.local = local;
    }

    /**
     * Public addresses, and what is named.
     *
     * @param allow networks and addresses
     * @param local whether loopback and private addresses are open as well
     * @throws IllegalStateException if something named is no network, or one that stays closed
     */
    static AddressRules of(List<String> allow, boolean local) {
        var networks = new ArrayList<Network>();
        for (var text : allow) {
            networks.add(network(text));
        }
        return new AddressRules(networks, local);
    }

    private static Network network(String text) {
        try {
            var network = Network.parse(text.strip());
            if (AddressRanges.isClosedForGood(network)) {
                throw new IllegalArgumentException("metadata, multicast and the like are never opened");
            }
            return network;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("onramp.connector.egress.allow: \"" + text + "\": " + e.getMessage(), e);
        }
    }

    /**
     * Whether the service may talk to an address.
     *
     * @param address 4 or 16 bytes in network order
     */
    boolean allow(byte[] address) {
        var kind = AddressRanges.kindOf(address);
        if (kind == AddressKind.PUBLIC || (local && kind.isOpenLocally())) {
            return true;
        }
        if (!kind.canBeOpened() || allowed.stream().noneMatch(network -> network.contains(address))) {
            return false;
        }
        return kind != AddressKind.IPV4_IN_IPV6
                || AddressRanges.embedded(address).stream().allMatch(this::allow);
    }
}
