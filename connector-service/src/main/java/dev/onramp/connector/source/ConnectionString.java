package dev.onramp.connector.source;

import dev.onramp.connector.source.DriverOptions.Form;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes connection strings apart, in the three forms that people have: ADO.NET, URI and JDBC. Reads each character a few
 * times at most. What is not understood is refused, never passed on.
 */
final class ConnectionString {

    private static final String POINTER = "/connection_string";
    private static final int MAX_LENGTH = 4096;

    private static final String FORMS = "must be of the form Server=…;Database=…;, or a URI of the scheme postgresql,"
            + " mysql, mariadb, sqlserver or db2, or jdbc: followed by one of them";

    private static final Map<String, Dialect> SCHEMES = Map.of(
            "postgresql", Dialect.postgresql,
            "postgres", Dialect.postgresql,
            "mysql", Dialect.mysql,
            "mariadb", Dialect.mariadb,
            "sqlserver", Dialect.sqlserver,
            "mssql", Dialect.sqlserver,
            "db2", Dialect.db2);

    /** What only SQL Server's clients call so. */
    private static final Set<String> SQL_SERVERS = Set.of(
            "initialcatalog",
            "encrypt",
            "trustservercertificate",
            "integratedsecurity",
            "trusted_connection",
            "multipleactiveresultsets",
            "attachdbfilename");

    private final Faults faults;

    private ConnectionString(Faults faults) {
        this.faults = faults;
    }

    /**
     * What {@code string} says.
     *
     * @param dialect what the caller says it is; null if nothing
     * @param faults hears what is wrong
     */
    static Described read(String string, @Nullable Dialect dialect, Faults faults) {
        try {
            return new ConnectionString(faults).read(string.strip(), dialect);
        } catch (MalformedException malformed) {
            faults.add(malformed.pointer(), malformed.message());
            return Described.nothing();
        }
    }

    private Described read(String text, @Nullable Dialect dialect) {
        if (text.length() > MAX_LENGTH) {
            throw malformed("must have at most " + MAX_LENGTH + " characters");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            throw malformed("holds a control character");
        }
        var scheme = scheme(text);
        if (scheme.isEmpty()) {
            return adoNet(text, dialect);
        }
        var rest = text.substring(scheme.length() + 1);
        if (!scheme.equals("jdbc")) {
            return url(scheme, rest, false);
        }
        var subprotocol = scheme(rest);
        return url(subprotocol, rest.substring(Math.min(rest.length(), subprotocol.length() + 1)), true);
    }

    /** What stands before the first colon, in lower case, if it can be a scheme; else nothing. */
    private static String scheme(String text) {
        int end = 0;
        while (end < text.length() && isOfScheme(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == ':'
                ? text.substring(0, end).toLowerCase(Locale.ROOT)
                : "";
    }

    private static boolean isOfScheme(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '.'
                || c == '-';
    }

    private Described adoNet(String text, @Nullable Dialect wanted) {
        if (text.indexOf('=') < 0) {
            throw malformed(FORMS);
        }
        var pairs = Pairs.adoNet(text);
        var dialect = wanted == null ? guess(pairs) : wanted;
        var described = new Described(dialect, dialect, faults);
        for (var pair : pairs) {
            var option = DriverOptions.of(dialect, Form.ADO_NET).find(pair.name());
            if (option != null && option.meaning() == Meaning.HOST) {
                new Server(described).read(dialect, pair.value());
            } else {
                put(described, option, pair);
            }
        }
        return described;
    }

    /** Which client has options like these. */
    private static Dialect guess(List<Pairs.Pair> pairs) {
        var values = pairs.stream()
                .collect(Collectors.toMap(
                        pair -> DriverOptions.key(pair.name()), Pairs.Pair::value, (first, second) -> first));
        if (values.containsKey("host") || values.containsKey("username")) {
            return Dialect.postgresql;
        }
        var server = values.getOrDefault("server", "");
        if (server.indexOf(',') >= 0
                || server.indexOf('\\') >= 0
                || values.keySet().stream().anyMatch(SQL_SERVERS::contains)) {
            return Dialect.sqlserver;
        }
        var port = values.get("port");
        if ("5432".equals(port)) {
            return Dialect.postgresql;
        }
        if ("3306".equals(port)
                || values.keySet().stream().anyMatch(Set.of("uid", "pwd", "sslmode", "ssl-mode")::contains)) {
            return Dialect.mysql;
        }
        if (port != null) {
            throw new MalformedException(
                    "/dialect", "must say which database it is: the connection string fits several");
        }
        return Dialect.sqlserver;
    }

    private Described url(String scheme, String rest, boolean jdbc) {
        var dialect = SCHEMES.get(scheme);
        if (dialect == null) {
            throw malformed(FORMS);
        }
        if (!rest.startsWith("//")) {
            throw malformed("must name the host after '//'");
        }
        var described = new Described(dialect, dialect, faults);
        var body = rest.substring(2);
        if (dialect == Dialect.sqlserver && (jdbc || hasProperties(body))) {
            properties(described, body);
        } else if (dialect == Dialect.db2 && jdbc) {
            db2(described, body);
        } else {
            uri(described, body, jdbc);
        }
        return described;
    }

    /** Whether options follow the host as in JDBC, although it is no JDBC URL: some clients write so. */
    private static boolean hasProperties(String body) {
        int start = body.indexOf(';');
        int end = body.indexOf('=', Math.max(start, 0));
        return start >= 0
                && end >= 0
                && DriverOptions.of(Dialect.sqlserver, Form.URL).find(body.substring(start + 1, end)) != null;
    }

    private void properties(Described described, String body) {
        int end = body.indexOf(';') < 0 ? body.length() : body.indexOf(';');
        var server = new Server(described);
        var host = body.substring(0, end);
        server.hostAndPort(host.endsWith("/") ? host.substring(0, host.length() - 1) : host);
        putAll(described, Pairs.braced(body.substring(end)));
    }

    private void db2(Described described, String body) {
        int slash = body.indexOf('/');
        new Server(described).hostAndPort(slash < 0 ? body : body.substring(0, slash));
        if (slash < 0) {
            return;
        }
        var path = body.substring(slash + 1);
        int colon = path.indexOf(':');
        described.put(Meaning.DATABASE, plainPath(colon < 0 ? path : path.substring(0, colon)));
        if (colon >= 0) {
            putAll(described, Pairs.plain(path.substring(colon + 1), ';'));
        }
    }

    private void uri(Described described, String body, boolean jdbc) {
        if (body.indexOf('#') >= 0) {
            throw malformed("holds '#', which is written as %23");
        }
        int query = body.indexOf('?') < 0 ? body.length() : body.indexOf('?');
        int slash = body.indexOf('/');
        int path = slash < 0 || slash > query ? query : slash;
        authority(described, body.substring(0, path));
        if (path < query) {
            described.put(Meaning.DATABASE, decoded(plainPath(body.substring(path + 1, query))));
        }
        if (query < body.length()) {
            putAll(
                    described,
                    Pairs.plain(body.substring(query + 1), '&').stream()
                            .map(pair -> new Pairs.Pair(decoded(pair.name()), value(pair.value(), jdbc)))
                            .toList());
        }
    }

    private static void authority(Described described, String authority) {
        int at = authority.indexOf('@');
        if (at != authority.lastIndexOf('@')) {
            throw malformed("holds more than one '@': in a user or password it is written as %40");
        }
        if (at >= 0) {
            var user = authority.substring(0, at);
            int colon = user.indexOf(':');
            described.put(Meaning.USERNAME, decoded(colon < 0 ? user : user.substring(0, colon)));
            described.put(Meaning.PASSWORD, colon < 0 ? "" : decoded(user.substring(colon + 1)));
        }
        new Server(described).hostAndPort(authority.substring(at + 1));
    }

    /** A name of a database and nothing else: a path with more in it is rather a password that was cut in the middle. */
    private static String plainPath(String path) {
        if (path.indexOf('/') >= 0 || path.indexOf('@') >= 0) {
            throw malformed(
                    "must have the name of the database alone as its path; in a user or password '/' is written as"
                            + " %2F and '@' as %40");
        }
        return path;
    }

    private static String value(String value, boolean jdbc) {
        if (jdbc && value.indexOf('+') >= 0) {
            throw malformed("holds '+', which drivers read in two ways: write %2B, or %20 for a space");
        }
        return decoded(value);
    }

    private static String decoded(String text) {
        var decoded = Texts.percentDecoded(text);
        if (decoded == null) {
            throw malformed("holds a broken percent escape: '%' itself is written as %25");
        }
        return decoded;
    }

    private void putAll(Described described, List<Pairs.Pair> pairs) {
        var dialect = described.dialect();
        for (var pair : pairs) {
            put(
                    described,
                    dialect == null ? null : DriverOptions.of(dialect, Form.URL).find(pair.name()),
                    pair);
        }
    }

    private void put(Described described, DriverOptions.@Nullable Option option, Pairs.Pair pair) {
        if (option == null) {
            faults.add(POINTER, DriverOptions.refusal(pair.name()));
        } else {
            described.put(option, pair.value());
        }
    }

    static MalformedException malformed(String message) {
        return new MalformedException(POINTER, message);
    }

    /** The string cannot be taken apart. */
    static final class MalformedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String pointer;

        MalformedException(String pointer, String message) {
            super(message, null, false, false);
            this.pointer = pointer;
        }

        String pointer() {
            return pointer;
        }

        String message() {
            return String.valueOf(getMessage());
        }
    }
}
