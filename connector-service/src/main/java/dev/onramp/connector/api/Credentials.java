package dev.onramp.connector.api;

import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.ApiSource.KeyPlace;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SourceException;
import io.vertx.core.MultiMap;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a request has to carry so that the API lets it in. Its text says nothing. */
final class Credentials {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]+");

    /** Headers that decide how a request is read; no key may stand in them. */
    private static final Set<String> RESERVED = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-length",
            "content-type",
            "cookie",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "range",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private final @Nullable KeyPlace place;
    private final String name;
    private final String value;
    private final List<String> secrets;

    private Credentials(@Nullable KeyPlace place, String name, String value, List<String> secrets) {
        this.place = place;
        this.name = name;
        this.value = value;
        this.secrets = secrets;
    }

    /**
     * What {@code auth} asks for.
     *
     * @throws SourceException if a secret is missing, or cannot be sent the way it is to be sent
     */
    static Credentials of(ApiAuth auth, Login login) {
        return switch (auth.type()) {
            case none -> new Credentials(null, "", "", List.of());
            case basic ->
                basic(require(login.username(), "username"), login.password() == null ? "" : login.password());
            case bearer -> bearer(require(login.token(), "token"));
            case api_key -> apiKey(auth, require(login.apiKey(), "api_key"));
        };
    }

    private static Credentials basic(String username, String password) {
        if (username.indexOf(':') >= 0) {
            throw unusable(
                    "The username holds a colon, which basic authentication cannot carry. Use another username.");
        }
        var pair = Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Credentials(KeyPlace.header, "Authorization", "Basic " + pair, secrets(password, pair));
    }

    private static Credentials bearer(String token) {
        return new Credentials(KeyPlace.header, "Authorization", "Bearer " + headerValue(token), secrets(token));
    }

    private static Credentials apiKey(ApiAuth auth, String key) {
        var name = auth.name();
        if (auth.in() == null || name == null || name.isEmpty()) {
            throw unusable("The profile does not say where the API key stands. Set auth.in and auth.name.");
        }
        if (auth.in() == KeyPlace.query) {
            return new Credentials(KeyPlace.query, name, key, secrets(key));
        }
        if (!TOKEN.matcher(name).matches() || RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw unusable("An API key cannot stand in the header that auth.name names. Correct auth.name.");
        }
        return new Credentials(KeyPlace.header, name, headerValue(key), secrets(key));
    }

    /** Whether there is anything to be let in with. */
    boolean areThere() {
        return place != null;
    }

    /** Adds the header, if the credentials are one. */
    void signHeaders(MultiMap headers) {
        if (place == KeyPlace.header) {
            headers.set(name, value);
        }
    }

    /** Adds the query parameter, if the credentials are one, in the place of what has its name. */
    URI sign(URI uri) {
        if (place != KeyPlace.query) {
            return uri;
        }
        var others = withoutKey(uri.getRawQuery());
        var key = encode(name) + "=" + encode(value);
        return ApiUrls.withQuery(uri, others.isEmpty() ? key : others + "&" + key);
    }

    /** Without the query parameter of the credentials, which an API may have put into a redirect. */
    URI unsigned(URI uri) {
        if (place != KeyPlace.query || uri.getRawQuery() == null) {
            return uri;
        }
        var others = withoutKey(uri.getRawQuery());
        return ApiUrls.withQuery(uri, others.isEmpty() ? null : others);
    }

    /** Whether the text holds a secret, as it is or percent-encoded. */
    boolean areIn(String text) {
        var decoded = decode(text);
        return secrets.stream().anyMatch(secret -> text.contains(secret) || decoded.contains(secret));
    }

    private String withoutKey(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        return Stream.of(query.split("&", -1))
                .filter(parameter -> !decode(parameter.split("=", 2)[0]).equals(name))
                .collect(Collectors.joining("&"));
    }

    private static String require(@Nullable String secret, String field) {
        if (secret == null || secret.isEmpty()) {
            throw unusable("The profile has no " + field + ", which its way of authentication needs. Set it.");
        }
        return secret;
    }

    private static String headerValue(String secret) {
        if (!HEADER_VALUE.matcher(secret).matches()) {
            throw unusable("A secret holds characters that no header can carry, such as a line break. Set it again.");
        }
        return secret;
    }

    private static List<String> secrets(String... secrets) {
        return Stream.of(secrets).filter(secret -> !secret.isEmpty()).toList();
    }

    private static SourceException unusable(String advice) {
        return new SourceException(FaultCode.NOT_CONFIGURED, advice);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
