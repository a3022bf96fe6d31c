package dev.onramp.connector.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads base URLs of APIs, and gives each the one spelling that it is compared by. */
final class BaseUrl {

    private static final String POINTER = "/connection_string";
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_PORT = 65_535;
    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);
    private static final String UNRESERVED_MARKS = "-._~";

    private BaseUrl() {}

    /** The URL, normalised; null, and {@code faults} hears why, if it is none. */
    static @Nullable URI read(String text, Faults faults) {
        var fault = fault(text.strip());
        if (fault != null) {
            faults.add(POINTER, fault);
            return null;
        }
        var url = parse(text.strip());
        return url == null ? null : normalize(url);
    }

    private static @Nullable String fault(String text) {
        if (text.length() > MAX_LENGTH) {
            return "must have at most " + MAX_LENGTH + " characters";
        }
        var url = Texts.isVisibleAscii(text) ? parse(text) : null;
        if (url == null || url.isOpaque()) {
            return "must be a URL such as https://api.example.com/v1, percent-encoded";
        }
        if (url.getScheme() == null || !DEFAULT_PORTS.containsKey(scheme(url))) {
            return "must be a URL of the scheme http or https";
        }
        return faultOfParts(url);
    }

    private static @Nullable String faultOfParts(URI url) {
        var authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        if (authority.indexOf('@') >= 0) {
            return "must not hold a user: it belongs into credentials.username and credentials.password";
        }
        if (url.getRawQuery() != null) {
            return "must not have a query: an API key belongs into credentials.api_key with auth.in query, anything else"
                    + " into options.paths";
        }
        if (url.getRawFragment() != null) {
            return "must not have a fragment";
        }
        if (url.getHost() == null || Hosts.normalize(withoutBrackets(url.getHost())) == null) {
            return "the host " + Hosts.FORM;
        }
        // A port of nothing, as in host:, is none to Java.
        return authority.endsWith(":") || url.getPort() == 0 || url.getPort() > MAX_PORT
                ? "the port must be a whole number from 1 to 65535"
                : null;
    }

    private static URI normalize(URI url) {
        var scheme = scheme(url);
        boolean anyPort = url.getPort() < 0 || Integer.valueOf(url.getPort()).equals(DEFAULT_PORTS.get(scheme));
        var path = withoutDots(plain(url.getRawPath()));
        return URI.create(
                scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (anyPort ? "" : ":" + url.getPort()) + path);
    }

    private static String scheme(URI url) {
        return url.getScheme().toLowerCase(Locale.ROOT);
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Escapes in upper case, and none where none is needed (RFC 3986, 6.2.2). */
    private static String plain(String path) {
        var plain = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) != '%') {
                plain.append(path.charAt(i));
                continue;
            }
            var digits = path.substring(i + 1, i + 3).toUpperCase(Locale.ROOT);
            char c = (char) Integer.parseInt(digits, 16);
            plain.append(isUnreserved(c) ? String.valueOf(c) : "%" + digits);
            i += 2;
        }
        return plain.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || UNRESERVED_MARKS.indexOf(c) >= 0;
    }

    /** RFC 3986, 5.2.4: dots that would leave the root stay at it. */
    private static String withoutDots(String path) {
        Deque<String> kept = new ArrayDeque<>();
        var segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            boolean dots = segments[i].equals(".") || segments[i].equals("..");
            if (segments[i].equals("..")) {
                kept.pollLast();
            }
            if (!dots) {
                kept.addLast(segments[i]);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }
}
