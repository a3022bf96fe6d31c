package dev.onramp.connector.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of hosts and addresses. Each has one spelling only, so that nobody takes one for another: {@code 127.1} or {@code
 * 0x7f000001} is refused, not resolved.
 */
final class Hosts {

    /** What would be right, for callers. */
    static final String FORM =
            "must be a host name (RFC 1123, international ones as xn--…), or an IPv4 or IPv6 address in"
                    + " its canonical form, such as 192.0.2.1 or 2001:db8::1";

    private static final int MAX_LENGTH = 253;
    private static final int GROUPS = 8;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-f]{1,4}");
    /** What some resolvers take for a part of an IPv4 address. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    private Hosts() {}

    /** The host in lower case; null if it is none. */
    static @Nullable String normalize(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        if (lower.length() != host.length() || lower.length() > MAX_LENGTH) {
            return null;
        }
        return (lower.indexOf(':') >= 0 ? isIpv6(lower) : isNameOrIpv4(lower)) ? lower : null;
    }

    /** The one spelling of a host, with or without brackets, and its port. */
    static String target(String host, int port) {
        var lower = host.toLowerCase(Locale.ROOT);
        return (lower.indexOf(':') >= 0 && !lower.startsWith("[") ? "[" + lower + "]" : lower) + ":" + port;
    }

    private static boolean isNameOrIpv4(String host) {
        var labels = host.split("\\.", -1);
        return NUMBER.matcher(labels[labels.length - 1]).matches()
                ? isIpv4(labels)
                : Arrays.stream(labels).allMatch(label -> LABEL.matcher(label).matches());
    }

    private static boolean isIpv4(String[] parts) {
        return parts.length == 4
                && Arrays.stream(parts)
                        .allMatch(part -> OCTET.matcher(part).matches() && Integer.parseInt(part) <= 255);
    }

    /** The canonical form of RFC 5952, but none with an IPv4 address inside: that is written as IPv4. */
    private static boolean isIpv6(String address) {
        var groups = groups(address);
        return groups != null && canonical(groups).equals(address) && !isMapped(groups);
    }

    private static int @Nullable [] groups(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            var all = numbers(address);
            return all != null && all.length == GROUPS ? all : null;
        }
        var head = numbers(address.substring(0, gap));
        var tail = numbers(address.substring(gap + 2));
        if (head == null || tail == null || head.length + tail.length >= GROUPS) {
            return null;
        }
        var groups = Arrays.copyOf(head, GROUPS);
        System.arraycopy(tail, 0, groups, GROUPS - tail.length, tail.length);
        return groups;
    }

    private static int @Nullable [] numbers(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        var parts = text.split(":", -1);
        return Arrays.stream(parts).allMatch(part -> GROUP.matcher(part).matches())
                ? Arrays.stream(parts)
                        .mapToInt(part -> Integer.parseInt(part, 16))
                        .toArray()
                : null;
    }

    private static boolean isMapped(int[] groups) {
        return Arrays.stream(groups, 0, 5).allMatch(group -> group == 0) && groups[5] == 0xffff;
    }

    private static String canonical(int[] groups) {
        int start = 0;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosAt(groups, i);
            if (zeros > length) {
                start = i;
                length = zeros;
            }
        }
        return length == 1
                ? join(groups, 0, GROUPS)
                : join(groups, 0, start) + "::" + join(groups, start + length, GROUPS);
    }

    private static int zerosAt(int[] groups, int from) {
        int to = from;
        while (to < GROUPS && groups[to] == 0) {
            to++;
        }
        return to - from;
    }

    private static String join(int[] groups, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
