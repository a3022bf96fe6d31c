package dev.onramp.connector.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses in text. Only four decimal numbers and the hexadecimal groups of IPv6 are addresses; what else C libraries
 * take for one (octal and hexadecimal numbers, fewer than four, zone ids, brackets) is none here.
 */
final class Literals {

    static final int IPV4_BYTES = 4;
    static final int IPV6_BYTES = 16;

    /** Where an IPv4 address stands in its IPv6 form. */
    private static final int MAPPED = 12;

    private static final String NUMBER = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile(NUMBER + "(?:\\." + NUMBER + "){3}");
    private static final Pattern IPV6 =
            Pattern.compile("(?=[^:]*:)[0-9a-fA-F:]{2,39}|[0-9a-fA-F:]{1,30}:" + NUMBER + "(?:\\." + NUMBER + "){3}");

    private Literals() {}

    /** The bytes, 4 or 16 of them; null if {@code text} is no address. */
    static byte @Nullable [] parse(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return null;
        }
        try {
            var bytes = InetAddress.getByName(text).getAddress();
            return text.indexOf(':') >= 0 && bytes.length == IPV4_BYTES ? mapped(bytes) : bytes;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Java drops the IPv6 form of an IPv4 address; this puts it back. */
    private static byte[] mapped(byte[] ipv4) {
        var bytes = new byte[IPV6_BYTES];
        bytes[MAPPED - 2] = (byte) 0xff;
        bytes[MAPPED - 1] = (byte) 0xff;
        System.arraycopy(ipv4, 0, bytes, MAPPED, IPV4_BYTES);
        return bytes;
    }
}
