package dev.onramp.democonfig.settings;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** An address that others are given a path below: {@code http} or {@code https}, and nothing behind its path. */
final class HttpUrl {

    private HttpUrl() {}

    /**
     * The address, without a slash at its end.
     *
     * @throws IllegalStateException naming the setting, if the text is no such address
     */
    static String of(String setting, String text) {
        var address = parse(text.strip());
        if (address == null) {
            throw new IllegalStateException(setting
                    + " must be an http or https URL without user, query or fragment, such as https://a.example");
        }
        return address;
    }

    private static @Nullable String parse(String text) {
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme();
            var web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            var bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return web && bare && uri.getHost() != null ? text.replaceFirst("/+$", "") : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
