package dev.onramp.defaults.privacy;

import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Paths of which a part is a secret, such as the token of a link: whoever reads a log, a problem, a metric or a trace must
 * not be able to follow it. A service that names none pays nothing.
 */
@Singleton
public class SecretPaths {

    private static final String MASK = "***";
    private static final Pattern SLASHES = Pattern.compile("/+");
    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9/._~*-]");

    private final @Nullable Pattern secret;

    /** @param pattern what the whole path matches; its groups are the secrets */
    public SecretPaths(@ConfigProperty(name = "onramp.http.secret-path") Optional<String> pattern) {
        this.secret =
                pattern.map(regex -> Pattern.compile(regex, Pattern.DOTALL)).orElse(null);
    }

    /** Whether there are any. */
    boolean exist() {
        return secret != null;
    }

    /** {@code path}, with its secrets masked however they are written; other paths stay as they are. */
    public String mask(String path) {
        if (secret == null) {
            return path;
        }
        var plain = plain(path);
        var routed = masked(secret, withoutDots(plain));
        // What dots take back may be secret as well.
        var written = routed == null ? masked(secret, plain) : routed;
        return written == null ? path : written;
    }

    private static @Nullable String masked(Pattern secret, String plain) {
        var matcher = secret.matcher(plain);
        if (!matcher.matches()) {
            return null;
        }
        var masked = new StringBuilder(plain);
        for (int group = matcher.groupCount(); group > 0; group--) {
            if (matcher.start(group) >= 0) {
                masked.replace(matcher.start(group), matcher.end(group), MASK);
            }
        }
        // It is decoded now, so it may hold anything.
        return UNUSUAL.matcher(masked).replaceAll("_");
    }

    /** The path without escapes, parameters of segments and repeated slashes; what is no escape stays. */
    private static String plain(String path) {
        var escaped = NO_ESCAPE.matcher(path.replace("+", "%2B")).replaceAll("%25");
        var decoded = URLDecoder.decode(escaped, StandardCharsets.UTF_8);
        return SLASHES.matcher(PARAMETERS.matcher(decoded).replaceAll("")).replaceAll("/");
    }

    private static String withoutDots(String path) {
        var segments = new ArrayDeque<String>();
        for (var segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        var joined = String.join("/", segments);
        return joined.startsWith("/") ? joined : "/" + joined;
    }
}
