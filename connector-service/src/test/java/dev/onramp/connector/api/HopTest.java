package dev.onramp.connector.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.ApiSource.AuthType;
import dev.onramp.connector.source.ApiSource.KeyPlace;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SourceException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HopTest {

    private static final String SECRET = "s3cret/+=key";
    private static final URI BASE = URI.create("https://api.test/v1");
    private static final Credentials KEY =
            Credentials.of(new ApiAuth(AuthType.api_key, KeyPlace.query, "key"), new Login(null, null, null, SECRET));

    @ParameterizedTest
    @CsvSource({
        "https://api.test/v1,          orders,              https://api.test/v1/orders",
        "https://api.test/v1/,         orders,              https://api.test/v1/orders",
        "https://api.test/v1,          /orders,             https://api.test/orders",
        "https://api.test,             orders?a=b c,        https://api.test/orders?a=b%20c",
        "https://api.test/v1,          ../openapi.json,     https://api.test/openapi.json",
        "https://api.test/v1,          ../../../etc/passwd, https://api.test/etc/passwd",
        "https://api.test/v1,          //evil.test/x,       https://api.test/evil.test/x",
        "https://api.test/v1,          https://evil.test/x, https://api.test/v1/https:/evil.test/x",
        "https://api.test/v1,          @evil.test,          https://api.test/v1/@evil.test",
        "https://api.test:8443,        größe#1,             https://api.test:8443/gr%C3%B6%C3%9Fe%231",
        "https://api.test/v1,          100%,                https://api.test/v1/100%25",
        "https://api.test/v1,          a%20b,               https://api.test/v1/a%20b",
        "https://[2001:db8::1]/v1,     x,                   'https://[2001:db8::1]/v1/x'",
        "HTTPS://API.Test:443/v1,      x,                   https://api.test/v1/x",
        "https://api.test/v1,          '',                  https://api.test/v1",
        "https://api.test/v1,          /,                   https://api.test/",
        "https://api.test/v1,          filter[a]=1,         https://api.test/v1/filter%5Ba%5D=1",
    })
    void joinsPathsToTheBaseUrl(String base, String path, String expected) {
        assertThat(ApiUrls.join(URI.create(base), path)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.test/a/b, c,                        https://api.test/a/c",
        "https://api.test/a/b, /c?d=e#f,                 https://api.test/c?d=e",
        "https://api.test/a/b, ?page=2,                  https://api.test/a/b?page=2",
        "https://api.test/a/b, ../../../c,               https://api.test/c",
        "https://api.test/a/b, //other.test/x,           https://other.test/x",
        "https://api.test/a/b, https://other.test:8443/, https://other.test:8443/",
        "https://api.test/a/b, HTTPS://Other.test/,      HTTPS://Other.test/",
        "https://api.test/a/b, 'https://[::1]:8443/x',   'https://[::1]:8443/x'",
        "https://api.test/a/b, /with space,              https://api.test/with%20space",
    })
    void resolvesWhatARedirectSays(String from, String location, String expected) {
        assertThat(ApiUrls.redirect(URI.create(from), location)).hasToString(expected);
    }

    @Property
    void neverLeadsToAnotherOriginByAPath(@ForAll("locations") String path) {
        // When
        var uri = attempt(() -> ApiUrls.join(BASE, path));

        // Then
        uri.ifPresent(joined -> assertThat(ApiUrls.origin(joined)).isEqualTo("https://api.test"));
    }

    @Property
    void trustsNobodyButTheOriginOfTheBaseUrl(@ForAll("chains") List<String> locations) {
        // When
        var hop = Optional.of(Hop.to(BASE));
        for (var location : locations) {
            var from = hop;
            hop = attempt(() -> from.orElseThrow().follow(location, KEY));
            if (hop.isEmpty()) {
                return;
            }
        }

        // Then
        var last = hop.orElseThrow();
        if (last.trusted()) {
            assertThat(ApiUrls.origin(last.uri())).isEqualTo("https://api.test");
        } else {
            assertThat(KEY.areIn(last.uri().toString())).isFalse();
        }
        assertThat(last.uri().getScheme()).isEqualToIgnoringCase("https");
        assertThat(last.redirects()).isLessThanOrEqualTo(3);
    }

    @Provide
    Arbitrary<List<String>> chains() {
        return locations().list().ofMinSize(1).ofMaxSize(5);
    }

    /** Addresses put together from what is dangerous in them. */
    @Provide
    Arbitrary<String> locations() {
        var scheme = Arbitraries.of("https:", "http:", "HTTPS:", "", "javascript:", "https", "ftp:");
        var slashes = Arbitraries.of("//", "/", "", "///", "\\\\", "/\\");
        var host = Arbitraries.of(
                "api.test",
                "other.test",
                "API.TEST",
                "api.test.",
                "api.test:443",
                "api.test:444",
                "api.test@other.test",
                "other.test#api.test",
                "[::1]",
                "",
                "..",
                "other.test\\@api.test",
                "api.test%00other.test");
        var rest = Arbitraries.of(
                "",
                "/",
                "/x?key=1",
                "?key=s3cret%2F%2B%3Dkey",
                "/s3cret/+=key",
                "/../..",
                "?a=1&key=x&b=2",
                "/%",
                "/é",
                "/a b",
                "?k%65y=1",
                "#key");
        return Arbitraries.oneOf(
                Combinators.combine(scheme, slashes, host, rest).as((a, b, c, d) -> a + b + c + d),
                Arbitraries.strings().ofMaxLength(30));
    }

    private static <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (SourceException e) {
            return Optional.empty();
        }
    }
}
