package dev.onramp.connector.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Relative references that callers write: secrets are sent there, so they must not lead away from the base URL. */
public final class References {

    /** What would be right, for callers. */
    static final String FORM = "must be a path below the base URL, such as orders or v1/orders?size=10: without scheme,"
            + " host, fragment, '//', backslash and a slash at its start, percent-encoded, and not above the base URL. To"
            + " read elsewhere on the host, shorten the base URL";

    private static final int MAX_LENGTH = 2000;

    private static final Pattern DOTS = Pattern.compile("%(?:25)*2e");

    /** What servers may take for a slash, encoded once or more often. */
    private static final Pattern SLASHES = Pattern.compile("%(?:25)*(?:2f|5c)");

    /** What some servers cut off a segment before they look at it. */
    private static final Pattern PARAMETERS = Pattern.compile("(?:;|%(?:25)*3b)[^/]*");

    private References() {}

    /** Whether {@code reference}, resolved against a directory, stays below it, to careless servers as well. */
    public static boolean isBelow(String reference) {
        var uri = reference.isEmpty() || reference.length() > MAX_LENGTH || !Texts.isVisibleAscii(reference)
                ? null
                : parse(reference);
        if (uri == null
                || uri.getScheme() != null
                || uri.getRawAuthority() != null
                || uri.getRawFragment() != null
                || uri.getRawPath() == null) {
            return false;
        }
        var path = uri.getRawPath();
        var lower = path.toLowerCase(Locale.ROOT);
        return !path.startsWith("/")
                && !path.contains("//")
                && staysBelow(plain(lower))
                && staysBelow(plain(SLASHES.matcher(lower).replaceAll("/")));
    }

    private static String plain(String path) {
        return DOTS.matcher(PARAMETERS.matcher(path).replaceAll("")).replaceAll(".");
    }

    private static @Nullable URI parse(String reference) {
        try {
            return new URI(reference);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean staysBelow(String path) {
        int depth = 0;
        for (var segment : path.split("/", -1)) {
            depth += step(segment);
            if (depth < 0) {
                return false;
            }
        }
        return true;
    }

    private static int step(String segment) {
        return switch (segment) {
            case ".." -> -1;
            case ".", "" -> 0;
            default -> 1;
        };
    }
}
