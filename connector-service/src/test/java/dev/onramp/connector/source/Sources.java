package dev.onramp.connector.source;

import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.ApiSource.ApiOptions;
import dev.onramp.connector.source.ApiSource.AuthType;
import dev.onramp.connector.source.ApiSource.KeyPlace;
import dev.onramp.connector.source.SqlSource.SqlOptions;
import java.net.URI;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Sources as they can be stored. */
public final class Sources {

    /** A certificate of an authority. */
    public static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBfDCCASGgAwIBAgIUfkS1N3BqDw7rPeQtN4siZdIj72swCgYIKoZIzj0EAwIw
            EjEQMA4GA1UEAwwHVGVzdCBDQTAgFw0yNjExMjAxMDEwMjVaGA8yMTI2MTAyNzEw
            MTAyNVowEjEQMA4GA1UEAwwHVGVzdCBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEH
            A0IABDoZHcZ2YU0bxTgezAg99vOxenrqUqVd8ulwQfZZWQwYOeH/8mQovXI4DG5/
            FOS+T/m+SnbVNjqA4k8jiZdAhkajUzBRMB0GA1UdDgQWBBSxjE2nhWC52Y1w/T9i
            LiTo3kgGEjAfBgNVHSMEGDAWgBSxjE2nhWC52Y1w/T9iLiTo3kgGEjAPBgNVHRMB
            Af8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQC+X6YYABnFcKZ09QUjnS+OI5YC
            xqtA5K92JtsNjyLRpgIhAKJhEg4NxyQjhZWBQ50un89Ux/kcAdU9QPq1jlL2LZlf
            -----END CERTIFICATE-----
            """;

    private Sources() {}

    static Arbitrary<Source> any() {
        return Arbitraries.oneOf(sql(), api(), Arbitraries.of("p", "a-b").map(WorkbookSource::new));
    }

    static Arbitrary<SqlSource> sql() {
        return Combinators.combine(
                        Arbitraries.of(Dialect.class),
                        hosts(),
                        Arbitraries.integers().between(1, 65_535),
                        text(0, 255),
                        options())
                .as((dialect, host, port, database, options) ->
                        new SqlSource(dialect, host, port, database, of(dialect, options)));
    }

    static Arbitrary<SqlOptions> options() {
        return Combinators.combine(
                        Arbitraries.of(TlsMode.class),
                        Arbitraries.of(PEM).injectNull(0.7),
                        text(1, 63).injectNull(0.5),
                        Arbitraries.integers().between(1, 60).injectNull(0.5),
                        Arbitraries.integers().between(1, 60).injectNull(0.5))
                .as(SqlOptions::new);
    }

    static Arbitrary<String> hosts() {
        var label = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(20);
        var name = label.list()
                .ofMinSize(0)
                .ofMaxSize(4)
                .map(labels -> String.join(".", labels) + (labels.isEmpty() ? "" : ".") + "h");
        var octet = Arbitraries.integers().between(0, 255).map(String::valueOf);
        var ipv4 = octet.list().ofSize(4).map(octets -> String.join(".", octets));
        var group = Arbitraries.integers().between(1, 0xffff).map(Integer::toHexString);
        var ipv6 = group.list().ofSize(8).map(groups -> String.join(":", groups));
        var shortIpv6 = group.list().ofMinSize(1).ofMaxSize(3).map(groups -> String.join(":", groups) + "::1");
        return Arbitraries.oneOf(name, ipv4, ipv6, shortIpv6, Arbitraries.of("::", "::1", "1::"));
    }

    /** Text of any characters but control characters. */
    static Arbitrary<String> text(int min, int max) {
        var characters = Arbitraries.oneOf(
                Arbitraries.chars().range(' ', '~'),
                Arbitraries.of(
                        ' ', ';', '=', '\'', '"', '{', '}', '%', '+', '&', '@', '/', '?', '#', ':', '\\', '[', 'ü', '€',
                        'İ'));
        return characters
                .list()
                .ofMinSize(min)
                .ofMaxSize(max)
                .map(list -> list.stream().map(String::valueOf).collect(Collectors.joining()));
    }

    private static Arbitrary<ApiSource> api() {
        var base = Combinators.combine(
                        Arbitraries.of("http", "https"),
                        hosts(),
                        Arbitraries.integers()
                                .between(1, 65_535)
                                .filter(port -> port != 80 && port != 443)
                                .injectNull(0.5),
                        Arbitraries.of("/", "/v1", "/v1/", "/a%2Fb/c%20d", "/~u/x.y;z=1"))
                .as((scheme, host, port, path) -> URI.create(scheme + "://"
                        + (host.indexOf(':') < 0 ? host : "[" + host + "]") + (port == null ? "" : ":" + port) + path));
        var auth = Arbitraries.of(
                ApiAuth.NONE,
                new ApiAuth(AuthType.basic, null, null),
                new ApiAuth(AuthType.bearer, null, null),
                new ApiAuth(AuthType.api_key, KeyPlace.header, "X-Api-Key"),
                new ApiAuth(AuthType.api_key, KeyPlace.query, "key"));
        var options = Combinators.combine(
                        Arbitraries.of("", "/data", "/a~1b/~0/0").injectNull(0.5),
                        Arbitraries.of("openapi.json", "docs/openapi.json").injectNull(0.5),
                        Arbitraries.of("orders", "v2/orders?size=10", "./x", "a/../b")
                                .list()
                                .ofMaxSize(20))
                .as(ApiOptions::new);
        return Combinators.combine(base, auth, options).as(ApiSource::new);
    }

    private static SqlOptions of(Dialect dialect, SqlOptions options) {
        return new SqlOptions(
                options.tlsMode(),
                options.caCertificate(),
                SqlOption.of(dialect).contains(SqlOption.application_name) ? options.applicationName() : null,
                options.connectTimeout(),
                options.statementTimeout());
    }
}
