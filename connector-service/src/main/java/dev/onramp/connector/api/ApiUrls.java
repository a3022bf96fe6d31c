package dev.onramp.connector.api;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.References;
import dev.onramp.connector.source.SourceException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of an API. */
final class ApiUrls {

    private static final String ALLOWED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?";
    private static final String HEX = "0123456789ABCDEFabcdef";
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?]*");
    private static final Pattern ABOVE_THE_ROOT = Pattern.compile("^(?:/\\.\\.)+(?=/|$)");
    private static final int MAX_PORT = 65_535;

    private ApiUrls() {}

    /**
     * What {@code path} means to {@code base}: from the root of the host if it begins with a slash, else below the base,
     * whether that ends in a slash or not. It never leads to another origin, whatever it says.
     */
    static URI join(URI base, String path) {
        if (path.isEmpty()) {
            return base;
        }
        var prefix = path.startsWith("/") ? "" : directory(base);
        var below = path.replaceFirst("^/+", "");
        try {
            return withoutDots(new URI(origin(base) + prefix + "/" + encode(below, StandardCharsets.UTF_8)));
        } catch (URISyntaxException e) {
            throw new SourceException(FaultCode.NOT_CONFIGURED, "A path in the options is not one. Correct it.");
        }
    }

    /**
     * Where the table {@code name} of {@code base} is.
     *
     * @param name a path on the host
     * @throws SourceException if it is not below the base: secrets must not go there
     */
    static URI below(URI base, String name) {
        var uri = join(base, name);
        if (!isBelow(base, uri)) {
            throw new SourceException(
                    FaultCode.NOT_CONFIGURED,
                    "This table is not below the base URL. Discover again, or shorten the base URL.");
        }
        return uri;
    }

    /** Whether {@code uri}, of the same host, is the base or below it, also to servers that decode more than they should. */
    static boolean isBelow(URI base, URI uri) {
        var directory = directory(base);
        var target = target(uri);
        if (directory(uri).equals(directory)) {
            return true;
        }
        return target.startsWith(directory + "/") && References.isBelow(target.substring(directory.length() + 1));
    }

    /** The path without the slash at its end. */
    static String directory(URI uri) {
        return uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
    }

    /** Where {@code location} of an answer of {@code from} leads; null if nowhere where a redirect may lead. */
    static @Nullable URI redirect(URI from, @Nullable String location) {
        if (location == null) {
            return null;
        }
        var fragment = location.indexOf('#');
        var target = (fragment < 0 ? location : location.substring(0, fragment)).strip();
        var host = HOST.matcher(target);
        var split = host.lookingAt() ? host.end() : 0;
        try {
            // The bytes of a header arrive as Latin-1. What stands for the host is taken as it is, or not at all.
            var rest = encode(target.substring(split), StandardCharsets.ISO_8859_1);
            var uri = withoutDots(resolve(from, target.substring(0, split) + rest));
            return isUsable(uri) && uri.getScheme().equalsIgnoreCase(from.getScheme()) ? uri : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Scheme, host and port, the same text for all ways to write them. */
    static String origin(URI uri) {
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + authority(uri);
    }

    /** Host and port as the Host header has them. */
    static String authority(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        return uri.getPort() == -1 || uri.getPort() == defaultPort(uri) ? host : host + ":" + uri.getPort();
    }

    /** The host without the brackets of an IPv6 address. */
    static String host(URI uri) {
        var host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    static int port(URI uri) {
        return uri.getPort() == -1 ? defaultPort(uri) : uri.getPort();
    }

    static boolean isTls(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** What is asked for at the host: path and query. */
    static String target(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** The same place with another query; null for none. */
    static URI withQuery(URI uri, @Nullable String query) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return URI.create(origin(uri) + path + (query == null ? "" : "?" + query));
    }

    private static int defaultPort(URI uri) {
        return isTls(uri) ? 443 : 80;
    }

    private static boolean isUsable(URI uri) {
        return !uri.isOpaque()
                && uri.getScheme() != null
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getPort() != 0
                && uri.getPort() <= MAX_PORT;
    }

    private static URI resolve(URI from, String target) throws URISyntaxException {
        // The JDK loses the last segment of the path here.
        if (target.startsWith("?")) {
            return withQuery(from, target.substring(1));
        }
        return from.resolve(new URI(target));
    }

    /** No dots in the path, as a browser would have it; also none that lead above the root. */
    private static URI withoutDots(URI uri) throws URISyntaxException {
        var normal = uri.normalize();
        if (normal.getHost() == null || normal.getRawPath() == null) {
            return normal;
        }
        var path = ABOVE_THE_ROOT.matcher(normal.getRawPath()).replaceFirst("");
        var user = normal.getRawUserInfo() == null ? "" : normal.getRawUserInfo() + "@";
        var port = normal.getPort() == -1 ? "" : ":" + normal.getPort();
        var query = normal.getRawQuery() == null ? "" : "?" + normal.getRawQuery();
        return new URI(normal.getScheme() + "://" + user + normal.getHost() + port + path + query);
    }

    /** Percent-encodes what must not stand in a URL, and leaves alone what is encoded already. */
    private static String encode(String text, Charset charset) {
        var encoded = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (ALLOWED.indexOf(c) >= 0 || isEscape(text, i)) {
                encoded.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(charset)) {
                    encoded.append('%').append(HEX.charAt((b >> 4) & 0xF)).append(HEX.charAt(b & 0xF));
                }
            }
            i += Character.charCount(c);
        }
        return encoded.toString();
    }

    private static boolean isEscape(CharSequence text, int at) {
        return text.charAt(at) == '%'
                && at + 2 < text.length()
                && HEX.indexOf(text.charAt(at + 1)) >= 0
                && HEX.indexOf(text.charAt(at + 2)) >= 0;
    }
}
