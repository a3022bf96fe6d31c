package dev.onramp.connector.source;

import java.util.Locale;

/** Reads where a server is, as the clients of each dialect write it. */
final class Server {

    private final Described described;

    Server(Described described) {
        this.described = described;
    }

    /** What stands in {@code Server=} or {@code Host=}. */
    void read(Dialect dialect, String text) {
        switch (dialect) {
            case sqlserver -> sqlServer(text);
            case postgresql, db2 -> hostAndMaybePort(text);
            case mysql, mariadb -> described.put(Meaning.HOST, text);
        }
    }

    /** {@code host}, {@code host:port} or {@code [address]:port}. */
    void hostAndPort(String text) {
        refuseInstance(text);
        if (text.indexOf(',') >= 0) {
            throw ConnectionString.malformed("names several hosts, one is allowed");
        }
        int end = text.startsWith("[") ? text.indexOf(']') + 1 : text.lastIndexOf(':');
        if (end < 0 || text.length() == end) {
            end = text.length();
        }
        var host = text.substring(0, end);
        if (text.startsWith("[")) {
            host = bracketed(host);
        } else if (host.indexOf(':') >= 0) {
            throw ConnectionString.malformed("must have one host and one port; an IPv6 address stands in brackets");
        }
        described.put(Meaning.HOST, host);
        if (end < text.length()) {
            port(text.substring(end), ':');
        }
    }

    private static String bracketed(String text) {
        if (text.length() < 2 || text.indexOf(':') < 0) {
            throw ConnectionString.malformed("must have an IPv6 address in the brackets");
        }
        return text.substring(1, text.length() - 1);
    }

    private void port(String text, char separator) {
        if (text.length() < 2 || text.charAt(0) != separator) {
            throw ConnectionString.malformed("the port must be a whole number from 1 to 65535");
        }
        described.put(Meaning.PORT, text.substring(1));
    }

    private void hostAndMaybePort(String text) {
        boolean address = !text.startsWith("[") && text.indexOf(':') != text.lastIndexOf(':');
        if (address) {
            described.put(Meaning.HOST, text);
        } else {
            hostAndPort(text);
        }
    }

    /** {@code tcp:host,port}. */
    private void sqlServer(String text) {
        boolean tcp = text.regionMatches(true, 0, "tcp:", 0, 4);
        var server = tcp ? text.substring(4) : text;
        var lower = server.toLowerCase(Locale.ROOT);
        if (lower.startsWith("np:") || lower.startsWith("lpc:") || lower.startsWith("admin:")) {
            throw ConnectionString.malformed("must name the server by TCP: no pipe and no shared memory");
        }
        refuseInstance(server);
        int comma = server.lastIndexOf(',');
        var host = (comma < 0 ? server : server.substring(0, comma)).strip();
        described.put(Meaning.HOST, host.startsWith("[") && host.endsWith("]") ? bracketed(host) : host);
        if (comma >= 0) {
            port(',' + server.substring(comma + 1).strip(), ',');
        }
    }

    private static void refuseInstance(String server) {
        if (server.indexOf('\\') >= 0) {
            throw ConnectionString.malformed(
                    "names an instance (host\\instance), which only the browser service knows: give its port instead");
        }
    }
}
