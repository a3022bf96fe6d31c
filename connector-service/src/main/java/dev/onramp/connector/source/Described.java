package dev.onramp.connector.source;

import dev.onramp.connector.source.DriverOptions.Option;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a connection string says about a database, option by option. */
final class Described {

    private static final String POINTER = "/connection_string";
    private static final int MAX_NAME = 255;
    private static final int MAX_APPLICATION_NAME = 63;
    private static final int MAX_SECONDS = 60;
    private static final int MILLIS = 1000;

    private final Dialect driver;
    private final @Nullable Dialect dialect;
    private final Faults faults;
    private final Map<Meaning, Option> names = new EnumMap<>(Meaning.class);
    private final Map<Meaning, String> values = new EnumMap<>(Meaning.class);

    /**
     * Nothing yet.
     *
     * @param driver whose words it is in
     * @param dialect the database that it says it is; null if it says nothing
     */
    Described(Dialect driver, @Nullable Dialect dialect, Faults faults) {
        this.driver = driver;
        this.dialect = dialect;
        this.faults = faults;
    }

    /** What no string, or none that can be understood, says. */
    static Described nothing() {
        return new Described(Dialect.sqlserver, null, new Faults());
    }

    /** Remembers an option; an empty one says nothing. */
    void put(Option option, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (option.meaning() != Meaning.CA_CERTIFICATE && Texts.isHostile(value)) {
            faults.add(POINTER, "holds a control character or half a surrogate pair");
            return;
        }
        var before = values.putIfAbsent(option.meaning(), value);
        names.putIfAbsent(option.meaning(), option);
        if (before != null && !before.equals(value)) {
            faults.add(POINTER, "says " + option.meaning().label() + " twice, and differently");
        }
    }

    /** Remembers what stands at a place of its own, such as the host of a URI. */
    void put(Meaning meaning, String value) {
        put(new Option(meaning.label(), meaning), value);
    }

    @Nullable Dialect dialect() {
        return dialect;
    }

    @Nullable String host() {
        var host = values.get(Meaning.HOST);
        var normal = host == null ? null : Hosts.normalize(host);
        if (host != null && normal == null) {
            faults.add(
                    POINTER, host.indexOf(',') >= 0 ? "names several hosts, one is allowed" : "the host " + Hosts.FORM);
        }
        return normal;
    }

    @Nullable Integer port() {
        var text = values.get(Meaning.PORT);
        var port = text == null ? null : number(text, 65_535);
        if (text != null && port == null) {
            faults.add(POINTER, "the port must be a whole number from 1 to 65535");
        }
        return port;
    }

    @Nullable String database() {
        return name(Meaning.DATABASE, MAX_NAME);
    }

    @Nullable String username() {
        return name(Meaning.USERNAME, MAX_NAME);
    }

    @Nullable String password() {
        return values.get(Meaning.PASSWORD);
    }

    @Nullable String applicationName() {
        return name(Meaning.APPLICATION_NAME, MAX_APPLICATION_NAME);
    }

    @Nullable Integer connectTimeout() {
        return seconds(Meaning.CONNECT_SECONDS, Meaning.CONNECT_MILLIS);
    }

    @Nullable Integer statementTimeout() {
        return seconds(Meaning.STATEMENT_SECONDS, Meaning.STATEMENT_MILLIS);
    }

    @Nullable String caCertificate() {
        var pem = values.get(Meaning.CA_CERTIFICATE);
        if (pem == null) {
            return null;
        }
        if (!pem.startsWith(Certificates.BEGIN)) {
            faults.add(
                    POINTER,
                    name(Meaning.CA_CERTIFICATE)
                            + " must be the certificates themselves, as PEM: no file of the server is read");
        } else if (!Certificates.isPem(pem)) {
            faults.add(POINTER, name(Meaning.CA_CERTIFICATE) + " must be certificates as PEM, and nothing else");
        }
        return pem;
    }

    @Nullable TlsMode tlsMode() {
        var tls =
                new Tls(mode(), on(), bool(Meaning.TLS_REQUIRED), bool(Meaning.TLS_VERIFIED), bool(Meaning.TLS_TRUST));
        if (tls.contradictsItself()) {
            faults.add(POINTER, "says two things about TLS that do not go together");
        }
        return tls.of(driver);
    }

    private @Nullable TlsMode mode() {
        var text = values.get(Meaning.TLS_MODE);
        var mode = text == null ? null : Tls.mode(text);
        if (text != null && mode == null) {
            faults.add(
                    POINTER,
                    name(Meaning.TLS_MODE) + " must be one of disable, prefer, require, verify-ca, verify-full");
        }
        return mode;
    }

    private @Nullable Boolean on() {
        var security = values.get(Meaning.TLS_SECURITY);
        if (security == null) {
            return bool(Meaning.TLS);
        }
        if (!security.equalsIgnoreCase("ssl")) {
            faults.add(POINTER, name(Meaning.TLS_SECURITY) + " must be SSL, or absent");
        }
        return true;
    }

    private @Nullable Boolean bool(Meaning meaning) {
        var text = values.get(meaning);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "mandatory" -> true;
            case "false", "no", "0", "optional" -> false;
            default -> {
                faults.add(POINTER, name(meaning) + " must be true or false");
                yield null;
            }
        };
    }

    private @Nullable String name(Meaning meaning, int max) {
        var text = values.get(meaning);
        if (text != null && text.length() > max) {
            faults.add(POINTER, meaning.label() + " must have at most " + max + " characters");
        }
        return text;
    }

    private @Nullable Integer seconds(Meaning inSeconds, Meaning inMillis) {
        var seconds = number(inSeconds, MAX_SECONDS, "seconds");
        var millis = number(inMillis, MAX_SECONDS * MILLIS, "milliseconds");
        return millis == null ? seconds : Integer.valueOf((millis + MILLIS - 1) / MILLIS);
    }

    private @Nullable Integer number(Meaning meaning, int max, String unit) {
        var text = values.get(meaning);
        var number = text == null ? null : number(text, max);
        if (text != null && number == null) {
            faults.add(POINTER, name(meaning) + " must be a whole number of " + unit + " from 1 to " + max);
        }
        return number;
    }

    private static @Nullable Integer number(String text, int max) {
        boolean digits = text.length() <= 5 && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        int number = digits ? Integer.parseInt(text) : 0;
        return number >= 1 && number <= max ? Integer.valueOf(number) : null;
    }

    /** How the caller's driver calls it. */
    private String name(Meaning meaning) {
        var option = names.get(meaning);
        return option == null ? meaning.label() : option.name();
    }
}
