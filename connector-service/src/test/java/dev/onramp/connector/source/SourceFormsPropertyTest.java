package dev.onramp.connector.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.SqlSource.SqlOptions;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFormsPropertyTest {

    private static final String CANARY = "canary7f3a";

    /** A source and who logs in, as far as each of the three forms of strings can say it. */
    record Sayable(SqlSource source, String username, String password) {}

    @Property
    void formOfASourceSaysThatSource(@ForAll("sources") Source source) {
        // When
        var checked = SourceForms.check(
                source instanceof WorkbookSource workbook ? workbook.profile() : "p", SourceForm.of(source));

        // Then
        assertThat(checked.violations()).isEmpty();
        assertThat(checked.source()).isEqualTo(source);
    }

    @Property
    void adoNetStringSaysWhatItWasMadeOf(@ForAll("sayables") Sayable sayable) {
        assertSays(sayable, adoNet(sayable));
    }

    @Property
    void uriSaysWhatItWasMadeOf(@ForAll("sayables") Sayable sayable) {
        assertSays(sayable, uri(sayable));
    }

    @Property
    void jdbcUrlSaysWhatItWasMadeOf(@ForAll("sayables") Sayable sayable) {
        assertSays(sayable, jdbc(sayable));
    }

    @Property(tries = 3000)
    void hostileStringNeverPassesAnOptionThrough(
            @ForAll("strings") String string, @ForAll("dialects") @Nullable Dialect dialect) {
        // When
        var checked = check(string, dialect);

        // Then
        assertThat(checked.violations().isEmpty()).isEqualTo(checked.source() != null);
        if (checked.source() instanceof SqlSource sql) {
            assertThat(Hosts.normalize(sql.host())).isEqualTo(sql.host());
            assertThat(SourceForms.check("p", SourceForm.of(sql)).source()).isEqualTo(sql);
        }
    }

    @Property
    void optionThatIsNotOnTheListIsRefused(
            @ForAll("sayables") Sayable sayable, @ForAll("names") String name, @ForAll("values") String value) {
        // Given
        var dialect = sayable.source().dialect();
        var known = DriverOptions.of(dialect, DriverOptions.Form.ADO_NET).find(name) != null
                || DriverOptions.of(dialect, DriverOptions.Form.URL).find(name) != null;
        if (known) {
            return;
        }

        // When
        var strings = List.of(
                adoNet(sayable) + ";" + name + "=" + value,
                uri(sayable) + "&" + name + "=" + value,
                jdbc(sayable) + (dialect == Dialect.sqlserver || dialect == Dialect.db2 ? ";" : "&") + name + "="
                        + value);

        // Then
        assertThat(strings)
                .allSatisfy(string ->
                        assertThat(check(string, dialect).violations()).isNotEmpty());
    }

    @Property(tries = 3000)
    void noMessageRepeatsASecret(
            @ForAll("strings") String string, @ForAll("dialects") @Nullable Dialect dialect, @ForAll int place) {
        // Given
        int at = Math.floorMod(place, string.length() + 1);
        var planted = string.substring(0, at) + CANARY + string.substring(at);

        // When
        var checks = List.of(
                check(planted, dialect),
                SourceForms.check(
                        "p", new SourceForm(SourceType.api, dialect, planted, planted, 0, planted, null, null)),
                SourceForms.check(
                        "p", new SourceForm(SourceType.excel, dialect, planted, planted, 0, planted, null, null)),
                SourceForms.check(
                        "p", new SourceForm(SourceType.sql, dialect, planted, planted, 0, planted, null, null)));

        // Then
        assertThat(checks).allSatisfy(checked -> {
            assertThat(checked.violations().toString()).doesNotContain(CANARY);
            assertThat(checked.toString()).doesNotContain(CANARY);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";",
                "=",
                "==",
                "'",
                "''",
                "\"\"",
                "a=b;",
                "Server=",
                "Server=a;",
                "a=';",
                "{",
                "}}",
                ";a={",
                "%",
                "%41",
                "&",
                "a&",
                "a=b&",
                "/",
                "../",
                "@",
                ":",
                "::",
                "[",
                ",",
                "a.",
                "1:",
                "-",
                "\\",
                " ",
                "\n"
            })
    void longStringTakesNoTime(String piece) {
        // Given
        var starts = List.of(
                "",
                "Server=",
                "Password='",
                "postgresql://",
                "jdbc:sqlserver://",
                "jdbc:db2://a/",
                "mysql://a/b?",
                "https://a/");
        var strings = starts.stream()
                .map(start -> (start + piece.repeat(4096)).substring(0, 4096))
                .toList();

        // When
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> strings.forEach(string -> {
                    for (int i = 0; i < 50; i++) {
                        check(string, null);
                        SourceForms.check(
                                "p", new SourceForm(SourceType.api, null, string, null, null, null, null, null));
                    }
                }));

        // Then
        assertThat(strings).allSatisfy(string -> assertThat(string).hasSize(4096));
    }

    @Provide
    Arbitrary<Source> sources() {
        return Sources.any();
    }

    @Provide
    Arbitrary<Dialect> dialects() {
        return Arbitraries.of(Dialect.class).injectNull(0.5);
    }

    @Provide
    Arbitrary<Sayable> sayables() {
        var text = Sources.text(1, 40);
        return Combinators.combine(Sources.sql(), text, text)
                .filter((source, user, password) -> source.dialect() != Dialect.db2)
                .as((source, user, password) -> new Sayable(sayable(source), user, password));
    }

    @Provide
    Arbitrary<String> names() {
        var refused = Arbitraries.of(
                "trustStore",
                "sslkey",
                "options",
                "Integrated Security",
                "AttachDbFilename",
                "socketFactory",
                "allowLoadLocalInfile",
                "autoDeserialize",
                "Failover Partner",
                "hostaddr",
                "service",
                "passfile");
        var random = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20);
        return Arbitraries.oneOf(refused, random);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings().alpha().numeric().ofMaxLength(20);
    }

    /** Pieces of connection strings in any order, and what breaks parsers. */
    @Provide
    Arbitrary<String> strings() {
        var pieces = Arbitraries.of(
                "Server=",
                "Host=",
                "Database=",
                "User Id=",
                "Password=",
                "Pwd=",
                "Encrypt=",
                "SslMode=",
                "db",
                "localhost",
                "true",
                "127.1",
                "evil.example.com",
                "tcp:",
                ",1433",
                "postgresql://",
                "mysql://",
                "jdbc:",
                "sqlserver://",
                "jdbc:db2://",
                "https://",
                "user:pass@",
                ":5432",
                "/x",
                "?sslmode=require",
                "&user=",
                "&password=",
                "?",
                "&",
                ";",
                "=",
                "==",
                "'",
                "\"",
                "{",
                "}",
                "@",
                "/",
                "#",
                ":",
                "[",
                "]",
                "%",
                "%00",
                "%2F",
                "%c3%28",
                "\\",
                "\0",
                "\n",
                "\u202e",
                "\ud800",
                ",",
                "..",
                " ",
                "+",
                "trustStore=",
                "Integrated Security=",
                "options=",
                "a",
                "1",
                "İ");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(14).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings().ascii().ofMaxLength(60));
    }

    private static CheckedSource check(String string, @Nullable Dialect dialect) {
        return SourceForms.check("p", new SourceForm(SourceType.sql, dialect, string, null, null, null, null, null));
    }

    private static void assertSays(Sayable sayable, String string) {
        var checked = check(string, sayable.source().dialect());
        assertThat(checked.violations()).as(string).isEmpty();
        assertThat(checked.source()).as(string).isEqualTo(sayable.source());
        assertThat(checked.username()).isEqualTo(sayable.username());
        assertThat(checked.password()).isEqualTo(sayable.password());
    }

    /** What every form of the dialect has words for. */
    private static SqlSource sayable(SqlSource source) {
        var options = source.options();
        var mode = source.dialect() == Dialect.sqlserver ? sayable(options.tlsMode()) : options.tlsMode();
        boolean statement = source.dialect() == Dialect.postgresql;
        return new SqlSource(
                source.dialect(),
                source.host(),
                source.port(),
                source.database(),
                new SqlOptions(
                        mode,
                        null,
                        options.applicationName(),
                        options.connectTimeout(),
                        statement ? options.statementTimeout() : null));
    }

    /** What Encrypt and TrustServerCertificate can say. */
    private static TlsMode sayable(TlsMode mode) {
        return switch (mode) {
            case disable, prefer -> TlsMode.prefer;
            case require -> TlsMode.require;
            case verify_ca, verify_full -> TlsMode.verify_full;
        };
    }

    private static String adoNet(Sayable sayable) {
        var source = sayable.source();
        List<String> parts = new ArrayList<>();
        if (source.dialect() == Dialect.sqlserver) {
            add(parts, "Data Source", "tcp:" + source.host() + "," + source.port());
        } else {
            add(parts, "Server", source.host());
            add(parts, "Port", source.port());
        }
        add(parts, "Database", quoted(source.database()));
        add(parts, "User Id", quoted(sayable.username()));
        add(parts, "Password", quoted(sayable.password()));
        var options = source.options();
        add(parts, "Application Name", options.applicationName() == null ? null : quoted(options.applicationName()));
        add(parts, source.dialect() == Dialect.postgresql ? "Timeout" : "Connection Timeout", options.connectTimeout());
        add(parts, "Command Timeout", options.statementTimeout());
        if (source.dialect() == Dialect.sqlserver) {
            add(parts, "Encrypt", options.tlsMode() != TlsMode.prefer);
            add(parts, "TrustServerCertificate", options.tlsMode() == TlsMode.require);
        } else {
            add(parts, "SSL Mode", options.tlsMode().name().replace("_", ""));
        }
        return String.join(";", parts);
    }

    private static String uri(Sayable sayable) {
        var source = sayable.source();
        return source.dialect() + "://" + encoded(sayable.username()) + ":" + encoded(sayable.password()) + "@"
                + hostAndPort(source) + "/" + encoded(source.database()) + "?" + String.join("&", query(source));
    }

    private static String jdbc(Sayable sayable) {
        var source = sayable.source();
        if (source.dialect() == Dialect.sqlserver) {
            List<String> parts = new ArrayList<>();
            add(parts, "databaseName", braced(source.database()));
            add(parts, "user", braced(sayable.username()));
            add(parts, "password", braced(sayable.password()));
            var options = source.options();
            add(parts, "applicationName", options.applicationName() == null ? null : braced(options.applicationName()));
            add(parts, "loginTimeout", options.connectTimeout());
            add(parts, "encrypt", options.tlsMode() != TlsMode.prefer);
            add(parts, "trustServerCertificate", options.tlsMode() == TlsMode.require);
            return "jdbc:sqlserver://" + hostAndPort(source) + ";" + String.join(";", parts);
        }
        var query = query(source);
        add(query, "user", encoded(sayable.username()));
        add(query, "password", encoded(sayable.password()));
        return "jdbc:" + source.dialect() + "://" + hostAndPort(source) + "/" + encoded(source.database()) + "?"
                + String.join("&", query);
    }

    private static List<String> query(SqlSource source) {
        List<String> query = new ArrayList<>();
        var options = source.options();
        var name = options.applicationName() == null ? null : encoded(options.applicationName());
        switch (source.dialect()) {
            case postgresql -> {
                add(query, "sslmode", options.tlsMode().name().replace('_', '-'));
                add(query, "application_name", name);
                add(query, "connect_timeout", options.connectTimeout());
                add(
                        query,
                        "statement_timeout",
                        options.statementTimeout() == null ? null : options.statementTimeout() * 1000);
            }
            case mysql, mariadb -> {
                add(query, "sslMode", options.tlsMode().name());
                add(query, "applicationName", name);
                add(query, "connectTimeout", options.connectTimeout() == null ? null : options.connectTimeout() * 1000);
            }
            default -> {
                add(query, "encrypt", options.tlsMode() != TlsMode.prefer);
                add(query, "trustServerCertificate", options.tlsMode() == TlsMode.require);
                add(query, "app%20name", name);
                add(query, "connection%20timeout", options.connectTimeout());
            }
        }
        return query;
    }

    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + "=" + value);
        }
    }

    private static String hostAndPort(SqlSource source) {
        var host = source.host().indexOf(':') < 0 ? source.host() : "[" + source.host() + "]";
        return host + ":" + source.port();
    }

    private static String quoted(String value) {
        return value.length() % 2 == 0 ? '"' + value.replace("\"", "\"\"") + '"' : "'" + value.replace("'", "''") + "'";
    }

    private static String braced(String value) {
        return "{" + value.replace("}", "}}") + "}";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
