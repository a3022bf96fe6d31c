package dev.onramp.democonfig.acceptance;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom an address belongs to: whoever has one of IPv6 has the 2^64 that begin in the same way. */
final class Networks {

    private static final int BYTES = 8;

    private Networks() {}

    /** The network of an address of IPv6; any other text is returned as it is. */
    static String of(String address) {
        // Nothing else has a colon, so no name is ever looked up.
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            var zone = address.indexOf('%');
            var parsed = InetAddress.getByName(zone < 0 ? address : address.substring(0, zone));
            return parsed instanceof Inet4Address
                    ? parsed.getHostAddress()
                    : HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), BYTES)) + "/64";
        } catch (UnknownHostException none) {
            return address;
        }
    }
}
