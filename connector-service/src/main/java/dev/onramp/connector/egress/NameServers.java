package dev.onramp.connector.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/** Name servers as operators write them. */
final class NameServers {

    private static final int DNS_PORT = 53;
    private static final int MOST_PORTS = 65_535;

    private static final Pattern FORM = Pattern.compile("(?:\\[([^\\[\\]]+)\\]|([^\\[\\]:]+))(?::([0-9]{1,5}))?");

    private NameServers() {}

    /**
     * Reads addresses such as {@code 10.0.0.53}, {@code 127.0.0.1:5353} or {@code [fd00::53]:53}.
     *
     * @throws IllegalStateException if one is none
     */
    static List<InetSocketAddress> parse(List<String> texts) {
        return texts.stream().map(NameServers::parse).toList();
    }

    private static InetSocketAddress parse(String text) {
        var form = FORM.matcher(text.strip());
        var address = form.matches() ? Literals.parse(form.group(1) == null ? form.group(2) : form.group(1)) : null;
        int port = address == null || form.group(3) == null ? DNS_PORT : Integer.parseInt(form.group(3));
        if (address == null || port < 1 || port > MOST_PORTS) {
            throw new IllegalStateException(
                    "onramp.connector.egress.name-servers: \"" + text + "\" is no address with or without a port");
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), port);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
