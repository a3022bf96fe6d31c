package dev.onramp.connector.source;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a connection is protected, in the words of a driver.
 *
 * @param mode as it is called there
 * @param on whether there is TLS
 * @param required whether a server without TLS is refused
 * @param verified whether the certificate is checked
 * @param trust whether every certificate will do
 */
record Tls(
        @Nullable TlsMode mode,
        @Nullable Boolean on,
        @Nullable Boolean required,
        @Nullable Boolean verified,
        @Nullable Boolean trust) {

    private static final Map<String, TlsMode> MODES = Map.ofEntries(
            Map.entry("disable", TlsMode.disable),
            Map.entry("disabled", TlsMode.disable),
            Map.entry("none", TlsMode.disable),
            Map.entry("allow", TlsMode.prefer),
            Map.entry("prefer", TlsMode.prefer),
            Map.entry("preferred", TlsMode.prefer),
            Map.entry("require", TlsMode.require),
            Map.entry("required", TlsMode.require),
            Map.entry("trust", TlsMode.require),
            Map.entry("verifyca", TlsMode.verify_ca),
            Map.entry("verifyfull", TlsMode.verify_full),
            Map.entry("verifyidentity", TlsMode.verify_full));

    /** The mode of this name, whatever the driver; null if there is none. */
    static @Nullable TlsMode mode(String name) {
        return MODES.get(
                name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(" ", ""));
    }

    /** Whether it asks for a check of the certificate and for none, or for TLS and for none. */
    boolean contradictsItself() {
        var checked = mode == TlsMode.verify_ca || mode == TlsMode.verify_full || is(verified);
        var optional = mode == TlsMode.disable || mode == TlsMode.prefer;
        return (is(trust) && checked) || (optional && (is(on) || is(required) || is(verified)));
    }

    /** The mode that the driver of {@code dialect} would be in; null if nothing is said. */
    @Nullable TlsMode of(Dialect dialect) {
        if (mode != null) {
            return mode;
        }
        return switch (dialect) {
            // What PgJDBC does: ssl=true checks everything, ssl=false leaves it to the server.
            case postgresql -> switched(is(trust) ? TlsMode.require : TlsMode.verify_full, TlsMode.prefer);
            // What MySQL Connector/J does with the three older switches.
            case mysql -> switched(ofMysql(), TlsMode.disable);
            case mariadb -> switched(is(trust) ? TlsMode.require : TlsMode.verify_full, TlsMode.disable);
            // Encrypt=false still lets the server ask for TLS, and protects the login.
            case sqlserver -> switched(is(trust) ? TlsMode.require : TlsMode.verify_full, TlsMode.prefer);
            // JCC checks the chain, and the name of the host only if it is told to.
            case db2 -> switched(TlsMode.verify_ca, TlsMode.disable);
        };
    }

    private @Nullable TlsMode switched(TlsMode ifOn, TlsMode ifOff) {
        if (on == null) {
            return is(required) ? ifOn : null;
        }
        return on ? ifOn : ifOff;
    }

    private TlsMode ofMysql() {
        if (is(verified)) {
            return TlsMode.verify_ca;
        }
        return is(required) ? TlsMode.require : TlsMode.prefer;
    }

    private static boolean is(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
