package dev.onramp.connector.source;

import dev.onramp.connector.source.SqlSource.SqlOptions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads forms of databases. */
final class SqlForms {

    private static final String OTHER_TYPE = "belongs to profiles of type api";
    private static final SourceOptions NO_OPTIONS = new SourceOptions(null, null, null, null, null, null, null, null);
    private static final int MAX_SECONDS = 60;

    private final SourceForm form;
    private final Faults faults = new Faults();

    private SqlForms(SourceForm form) {
        this.form = form;
    }

    static CheckedSource check(SourceForm form) {
        return new SqlForms(form).check();
    }

    private CheckedSource check() {
        var string = form.connectionString();
        var described = string == null ? Described.nothing() : ConnectionString.read(string, form.dialect(), faults);
        var dialect = dialect(described);
        var host = faults.same("/host", host(), described.host());
        var port = faults.same("/port", port(), described.port());
        var database = faults.same("/database", text("/database", form.database(), 255), described.database());
        var options = options(described);
        faults.refuse("/auth", form.auth(), OTHER_TYPE);
        requireWhole(dialect, host);
        refuseForeignOptions(dialect, options);
        if (!faults.isEmpty()) {
            return new CheckedSource(null, null, null, faults.list());
        }
        var source = dialect == null || host == null
                ? null
                : new SqlSource(
                        dialect,
                        host,
                        port == null ? dialect.defaultPort() : port,
                        database == null ? "" : database,
                        options);
        return new CheckedSource(source, described.username(), described.password(), faults.list());
    }

    private @Nullable Dialect dialect(Described described) {
        var field = form.dialect();
        // MariaDB speaks the protocol of MySQL, and its users write mysql: too.
        boolean mariadb = field == Dialect.mariadb && described.dialect() == Dialect.mysql;
        return mariadb ? field : faults.same("/dialect", field, described.dialect());
    }

    private @Nullable String host() {
        var host = form.host();
        var normal = host == null ? null : Hosts.normalize(host);
        if (host != null && normal == null) {
            faults.add("/host", Hosts.FORM);
        }
        return normal;
    }

    private @Nullable Integer port() {
        var port = form.port();
        if (port != null && (port < 1 || port > 65_535)) {
            faults.add("/port", "must be a whole number from 1 to 65535");
        }
        return port;
    }

    private @Nullable String text(String pointer, @Nullable String text, int max) {
        if (text != null && (text.isEmpty() || text.length() > max || Texts.isHostile(text))) {
            faults.add(pointer, "must have 1 to " + max + " characters, and no control characters");
        }
        return text;
    }

    private SqlOptions options(Described described) {
        var given = form.options() == null ? NO_OPTIONS : form.options();
        var mode = faults.same("/options/tls_mode", given.tlsMode(), described.tlsMode());
        return new SqlOptions(
                mode == null ? TlsMode.prefer : mode,
                faults.same("/options/ca_certificate", certificate(given.caCertificate()), described.caCertificate()),
                faults.same(
                        "/options/application_name",
                        text("/options/application_name", given.applicationName(), 63),
                        described.applicationName()),
                faults.same(
                        "/options/connect_timeout",
                        seconds("/options/connect_timeout", given.connectTimeout()),
                        described.connectTimeout()),
                faults.same(
                        "/options/statement_timeout",
                        seconds("/options/statement_timeout", given.statementTimeout()),
                        described.statementTimeout()));
    }

    private @Nullable String certificate(@Nullable String pem) {
        if (pem != null && !Certificates.isPem(pem)) {
            faults.add("/options/ca_certificate", "must be certificates as PEM, and nothing else");
        }
        return pem;
    }

    private @Nullable Integer seconds(String pointer, @Nullable Integer seconds) {
        if (seconds != null && (seconds < 1 || seconds > MAX_SECONDS)) {
            faults.add(pointer, "must be a whole number of seconds from 1 to " + MAX_SECONDS);
        }
        return seconds;
    }

    private void requireWhole(@Nullable Dialect dialect, @Nullable String host) {
        if (host != null && dialect == null && faults.isEmpty()) {
            faults.add("/dialect", "must say which database it is");
        }
        boolean speaksOfIt = Stream.of(form.connectionString(), form.dialect(), form.port(), form.database())
                .anyMatch(field -> field != null);
        if (host == null && speaksOfIt && faults.isEmpty()) {
            faults.add(
                    form.connectionString() == null ? "/host" : "/connection_string",
                    form.connectionString() == null
                            ? "must be given with a dialect, port or database"
                            : "must name the host");
        }
    }

    private void refuseForeignOptions(@Nullable Dialect dialect, SqlOptions options) {
        var given = form.options();
        if (given != null) {
            for (var option : ApiOption.values()) {
                faults.refuse("/options/" + option, option.in(given), OTHER_TYPE);
            }
        }
        if (dialect != null && !SqlOption.of(dialect).contains(SqlOption.application_name)) {
            faults.refuse(
                    "/options/application_name",
                    options.applicationName(),
                    "is not an option of the dialect " + dialect);
        }
    }
}
