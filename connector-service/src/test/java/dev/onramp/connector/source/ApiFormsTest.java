package dev.onramp.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.ApiSource.AuthType;
import dev.onramp.connector.source.ApiSource.KeyPlace;
import dev.onramp.defaults.problem.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiFormsTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com, https://api.example.com/",
        "HTTPS://API.Example.com:443/V1/, https://api.example.com/V1/",
        "http://localhost:80, http://localhost/",
        "http://localhost:443/, http://localhost:443/",
        "https://h/a/./b/../c, https://h/a/c",
        "https://h/a/%2e%2E/c/, https://h/c/",
        "https://h/../../c, https://h/c",
        "https://h/%7euser%2fx%e2, https://h/~user%2Fx%E2",
        "https://[2001:DB8::1]:8443/v1, https://[2001:db8::1]:8443/v1",
        "https://192.0.2.1/v1, https://192.0.2.1/v1",
    })
    void baseUrlHasOneSpelling(String url, String normal) {
        // When
        var checked = check(url, null, null);

        // Then
        assertThat(messages(checked)).isEmpty();
        assertThat(checked.source())
                .isInstanceOfSatisfying(
                        ApiSource.class,
                        source -> assertThat(source.baseUrl().toString()).isEqualTo(normal));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://h/ | scheme http or https",
                "//h/ | scheme http or https",
                "api.example.com | scheme http or https",
                "https:h | must be a URL",
                "https://h/a b | must be a URL",
                "https://h/ü | must be a URL",
                "https://h\\@evil/ | must be a URL",
                "https://me:secret@h/ | credentials.username",
                "https://me@h/ | credentials.username",
                "https://h/?key=1 | credentials.api_key",
                "https://h/#x | fragment",
                "https:///x | host",
                "https://h:/ | port",
                "https://h:0/ | port",
                "https://h:65536/ | port",
                "https://127.1/ | host",
                "https://2130706433/ | host",
                "https://0x7f.1/ | host",
                "https://h_1/ | host",
                "https://h./ | host",
                "https://[::ffff:7f00:1]/ | host",
                "https://[fe80::1%25eth0]/ | host",
            })
    void otherBaseUrlsAreRefused(String url, String message) {
        assertThat(messages(check(url, null, null)))
                .startsWith("/connection_string")
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "api_key, , X-Key, /auth/in must be",
        "api_key, header, , /auth/name must be",
        "api_key, header, a b, /auth/name must be",
        "api_key, header, Host, /auth/name must not be",
        "api_key, header, content-LENGTH, /auth/name must not be",
        "api_key, header, Authorization, /auth/name must not be",
        "api_key, header, Proxy-Authorization, /auth/name must not be",
        "api_key, query, a&b, /auth/name must be",
        "basic, header, , /auth/in belongs",
        "bearer, , x, /auth/name belongs",
    })
    void badAuthIsNamed(AuthType type, @Nullable KeyPlace in, @Nullable String name, String message) {
        assertThat(messages(check("https://h/", new ApiAuth(type, in, name), null)))
                .startsWith(message);
    }

    @Test
    @SuppressWarnings("NullAway") // A row that people wrote may have no type.
    void authWithoutATypeIsNamed() {
        assertThat(messages(check("https://h/", new ApiAuth(null, null, null), null)))
                .startsWith("/auth/type must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil",
                "https://evil",
                "\\\\evil",
                "/\\evil",
                "/orders",
                "/v1/orders",
                "../v1/orders",
                "..",
                "a/../../b",
                "%2e%2E/x",
                "..%2fx",
                "..%5cx",
                "a%2Fb/../../x",
                "%252e%252e/x",
                "..;x=1/x",
                ";/../x",
                "a/..;%2f../x",
                "javascript:x",
                "a\nb",
                "a b",
                "../../../x",
                "/../x",
                "%2e%2e/%2e%2e/%2E./x",
                "x#y",
                "a//b",
                "ü",
                "%zz"
            })
    void pathThatLeadsElsewhereIsRefused(String path) {
        // When
        var messages = messages(check("https://h/v1/", null, options(null, path, List.of(path))));

        // Then
        assertThat(messages).contains("/options/openapi must be a path").contains("/options/paths/0 must be a path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "v2/orders",
                "orders?size=10&q=a%20b",
                "orders?at=/../x",
                "./orders",
                "a/../b",
                "a%2Fb",
                "a;v=1/b..c",
                "?page=1"
            })
    void pathBelowTheBaseUrlIsFine(String path) {
        assertThat(messages(check("https://h/v1/", null, options(null, path, List.of(path)))))
                .isEmpty();
    }

    @Test
    void whoWritesAPathOnTheHostReadsWhatToDo() {
        assertThat(messages(check("https://h/v1/", null, options(null, null, List.of("/v2/orders")))))
                .contains("shorten the base URL");
    }

    @Test
    void missingPathIsNamed() {
        assertThat(messages(check("https://h/", null, options(null, null, Arrays.asList("a", null)))))
                .startsWith("/options/paths/1 must be a path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "/~2", "/a~", "/a\nb"})
    void badPointerIsRefused(String pointer) {
        assertThat(messages(check("https://h/", null, options(pointer, null, null))))
                .startsWith("/options/records_pointer must be a JSON Pointer");
    }

    @Test
    void whatBelongsToOtherTypesIsRefused() {
        // Given
        var options = new SourceOptions(TlsMode.prefer, "x", "x", 1, 1, null, null, null);

        // When
        var checked =
                SourceForms.check("p", new SourceForm(SourceType.api, Dialect.mysql, null, "h", 1, "d", options, null));

        // Then
        assertThat(checked.violations())
                .extracting(Violation::field)
                .containsExactly(
                        "/dialect",
                        "/host",
                        "/port",
                        "/database",
                        "/options/tls_mode",
                        "/options/ca_certificate",
                        "/options/application_name",
                        "/options/connect_timeout",
                        "/options/statement_timeout");
    }

    @Test
    void workbookHasNothingButItsFile() {
        // Given
        var options = new SourceOptions(null, null, null, null, null, null, "x", null);

        // When
        var checked = SourceForms.check(
                "p", new SourceForm(SourceType.excel, Dialect.mysql, "x", "h", 1, "d", options, ApiAuth.NONE));

        // Then
        assertThat(checked.violations())
                .extracting(Violation::field)
                .containsExactly(
                        "/connection_string", "/dialect", "/host", "/port", "/database", "/auth", "/options/openapi");
    }

    @Test
    void apiWithoutBaseUrlIsNotConfigured() {
        // When
        var checked = SourceForms.check("p", SourceForm.empty(SourceType.api));

        // Then
        assertThat(checked.source()).isNull();
        assertThat(checked.violations()).isEmpty();
    }

    private static CheckedSource check(String url, @Nullable ApiAuth auth, @Nullable SourceOptions options) {
        return SourceForms.check("p", new SourceForm(SourceType.api, null, url, null, null, null, options, auth));
    }

    private static SourceOptions options(
            @Nullable String pointer, @Nullable String openapi, @Nullable List<String> paths) {
        return new SourceOptions(null, null, null, null, null, pointer, openapi, paths);
    }

    private static String messages(CheckedSource checked) {
        return checked.violations().stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("\n"));
    }
}
