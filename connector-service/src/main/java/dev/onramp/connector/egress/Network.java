package dev.onramp.connector.egress;

import java.util.Arrays;

/** A range of addresses of one family. */
final class Network {

    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /**
     * Reads {@code 10.20.0.0/16}, {@code fd00:1::/32}, or one address.
     *
     * @throws IllegalArgumentException if it is none, or if bits are set behind the prefix, which is how typos look
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        var prefix = Literals.parse(slash < 0 ? text : text.substring(0, slash));
        if (prefix == null) {
            throw new IllegalArgumentException("not an address or a network in CIDR notation");
        }
        int all = prefix.length * Byte.SIZE;
        var network = new Network(prefix, slash < 0 ? all : bits(text.substring(slash + 1), all));
        if (!network.isClean()) {
            throw new IllegalArgumentException("bits are set behind the prefix of " + network.bits);
        }
        return network;
    }

    private static int bits(String text, int most) {
        if (!text.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("the prefix must be a number from 0 to " + most);
        }
        return Integer.parseInt(text);
    }

    private boolean isClean() {
        for (int bit = bits; bit < prefix.length * Byte.SIZE; bit++) {
            if (isSet(prefix, bit)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the address, in network order, is in the range. Addresses of the other family never are. */
    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
            return false;
        }
        for (int bit = whole * Byte.SIZE; bit < bits; bit++) {
            if (isSet(address, bit) != isSet(prefix, bit)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all of {@code other} is in the range. */
    boolean containsAll(Network other) {
        return other.bits >= bits && contains(other.prefix);
    }

    private static boolean isSet(byte[] bytes, int bit) {
        return (bytes[bit / Byte.SIZE] & (0x80 >> (bit % Byte.SIZE))) != 0;
    }
}
