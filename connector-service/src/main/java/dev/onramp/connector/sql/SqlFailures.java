package dev.onramp.connector.sql;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.sql.TargetTrust.OtherHostException;
import dev.onramp.connector.sql.TargetTrust.UntrustedException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.proxy.ProxyConnectException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What failures of the clients mean, told by types, SQLSTATEs and error numbers alone. The advice is ours: what a server
 * or a client says is never passed on, because anybody can be the server.
 */
final class SqlFailures {

    private static final int DEPTH = 10;

    private SqlFailures() {}

    /**
     * The fault behind a failure of a client.
     *
     * @param endedByTarget whether the target hung up first
     */
    static SourceException of(Dialect dialect, Throwable failure, boolean endedByTarget) {
        return first(failure, SourceException.class)
                .or(() -> first(failure, DatabaseException.class).map(said -> ofServer(dialect, said)))
                .or(() -> first(failure, SSLException.class).map(tls -> ofTls(dialect, failure)))
                .orElseGet(() -> fault(ofConnection(failure, endedByTarget), dialect));
    }

    /** What a server means by a number or a SQLSTATE. */
    static SourceException ofNumber(Dialect dialect, int number, @Nullable String state) {
        return fault(
                switch (dialect) {
                    case postgresql -> ofPostgres(Objects.requireNonNullElse(state, ""));
                    case mysql, mariadb -> ofMySql(number);
                    case sqlserver -> ofSqlServer(number);
                    case db2 -> ofDb2(number);
                },
                dialect);
    }

    private static SourceException ofServer(Dialect dialect, DatabaseException said) {
        return ofNumber(dialect, said.getErrorCode(), said.getSqlState());
    }

    private static FaultCode ofPostgres(String state) {
        return switch (state) {
            case "28P01", "28000", "0P000" -> FaultCode.AUTH_FAILED;
            case "3D000" -> FaultCode.DATABASE_MISSING;
            case "42501" -> FaultCode.PRIVILEGE_MISSING;
            case "53300" -> FaultCode.TOO_MANY_CONNECTIONS;
            case "57014", "55P03", "25P03", "25P04" -> FaultCode.QUERY_TIMEOUT;
            case "57P01", "57P02", "57P03", "57P04", "57P05" -> FaultCode.CONNECTION_RESET;
            case "42P01" -> FaultCode.TABLE_MISSING;
            case "08P01" -> FaultCode.PROTOCOL_MISMATCH;
            default -> FaultCode.QUERY_FAILED;
        };
    }

    private static FaultCode ofMySql(int number) {
        return switch (number) {
            case 1045, 1129, 1130, 1698, 1820, 1862, 3118, 4151 -> FaultCode.AUTH_FAILED;
            case 1251, 1524, 2049, 2059, 2061 -> FaultCode.AUTH_UNSUPPORTED;
            case 1049 -> FaultCode.DATABASE_MISSING;
            case 1044, 1142, 1143, 1227, 1370 -> FaultCode.PRIVILEGE_MISSING;
            case 1040, 1203, 1226 -> FaultCode.TOO_MANY_CONNECTIONS;
            case 1205, 1317, 1969, 3024 -> FaultCode.QUERY_TIMEOUT;
            case 1053, 1152, 1158, 1159, 1160, 1161, 1184 -> FaultCode.CONNECTION_RESET;
            case 1146 -> FaultCode.TABLE_MISSING;
            case 1043, 1047, 1835 -> FaultCode.PROTOCOL_MISMATCH;
            case 3159 -> FaultCode.TLS_FAILED;
            default -> FaultCode.QUERY_FAILED;
        };
    }

    private static FaultCode ofSqlServer(int number) {
        return switch (number) {
            case 18452, 18456, 18470, 18486, 18487, 18488, 40615 -> FaultCode.AUTH_FAILED;
            case 911, 4060, 4063, 4064 -> FaultCode.DATABASE_MISSING;
            case 229, 230, 262, 297, 300, 916 -> FaultCode.PRIVILEGE_MISSING;
            case 10928, 10929, 17809, 17810 -> FaultCode.TOO_MANY_CONNECTIONS;
            case 1222, 3617 -> FaultCode.QUERY_TIMEOUT;
            case 6005, 17142, 40197, 40501, 40613 -> FaultCode.CONNECTION_RESET;
            case 208 -> FaultCode.TABLE_MISSING;
            default -> FaultCode.QUERY_FAILED;
        };
    }

    private static FaultCode ofDb2(int code) {
        return switch (code) {
            case -4214, -4461, -30082 -> FaultCode.AUTH_FAILED;
            case -1001, -1013, -30061 -> FaultCode.DATABASE_MISSING;
            case -551, -552, -1060, -1092 -> FaultCode.PRIVILEGE_MISSING;
            case -1040, -1226 -> FaultCode.TOO_MANY_CONNECTIONS;
            case -905, -911, -913, -952 -> FaultCode.QUERY_TIMEOUT;
            case -1015, -1224, -4499 -> FaultCode.CONNECTION_RESET;
            case -204 -> FaultCode.TABLE_MISSING;
            default -> FaultCode.QUERY_FAILED;
        };
    }

    /** What it means that TLS was not agreed on. */
    static SourceException ofTls(Dialect dialect, Throwable failure) {
        if (first(failure, OtherHostException.class).isPresent()) {
            return fault(FaultCode.TLS_HOSTNAME, dialect);
        }
        return fault(
                first(failure, UntrustedException.class).isPresent() ? FaultCode.TLS_UNTRUSTED : FaultCode.TLS_FAILED,
                dialect);
    }

    private static FaultCode ofConnection(Throwable failure, boolean endedByTarget) {
        if (first(failure, TooLongFrameException.class).isPresent()) {
            return FaultCode.RESPONSE_TOO_LARGE;
        }
        if (first(failure, TimeoutException.class).isPresent()) {
            return FaultCode.QUERY_TIMEOUT;
        }
        if (first(failure, ConnectException.class).isPresent()) {
            // Unless the tunnel knows better, all that is left is that it waited for too long.
            return first(failure, ProxyConnectException.class).isPresent()
                    ? FaultCode.CONNECT_TIMEOUT
                    : FaultCode.REFUSED;
        }
        var cut = endedByTarget
                && (failure.getCause() == null
                        || first(failure, ClosedConnectionException.class).isPresent()
                        || first(failure, IOException.class).isPresent());
        return cut ? FaultCode.CONNECTION_RESET : FaultCode.PROTOCOL_MISMATCH;
    }

    private static <T> Optional<T> first(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEPTH)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** The server wants a password, and the profile has none. */
    static SourceException passwordWanting() {
        return new SourceException(
                FaultCode.AUTH_FAILED, "The server asks for a password: give one in the credentials.");
    }

    /** A server that asks for the password itself, and of which nobody knows who it is, so that it does not get it. */
    static SourceException passwordInTheClear() {
        return new SourceException(
                FaultCode.AUTH_UNSUPPORTED,
                "The server asks for the password itself over a connection on which anybody could be the server: set"
                        + " the TLS mode to verify_full or verify_ca, or let the server use a method that does not send"
                        + " the password.");
    }

    /** The fault with our advice on it. */
    static SourceException fault(FaultCode code, Dialect dialect) {
        return new SourceException(code, advice(code, dialect));
    }

    private static String advice(FaultCode code, Dialect dialect) {
        return switch (code) {
            case AUTH_FAILED ->
                "The server does not let this user in: check username and password, and whether the user"
                        + " may log in from this host, over this kind of connection.";
            case AUTH_UNSUPPORTED ->
                "The server asks for a way to log in that this service does not have: let the user"
                        + " log in with a password (" + methods(dialect) + ").";
            case DATABASE_MISSING -> "The server has no such database, or hides it from this user: check its name.";
            case PRIVILEGE_MISSING ->
                "The user may log in, but may not use the database or read anything in it: grant"
                        + " the user the right to connect and to select.";
            case TOO_MANY_CONNECTIONS ->
                "The server, the database or the user has no connection left: try again later,"
                        + " or raise the limit.";
            case PROTOCOL_MISMATCH ->
                "What answers there does not speak the protocol of " + name(dialect)
                        + ": check host, port and dialect.";
            case CONNECTION_RESET ->
                "The server ended the connection: see its log, whether it is starting or shutting"
                        + " down, and whether something between breaks connections.";
            case TLS_UNSUPPORTED ->
                "The server does not speak TLS, which the TLS mode asks for: turn it on at the server,"
                        + " or choose another mode.";
            case TLS_UNTRUSTED ->
                "No trusted authority vouches for the certificate of the server, or it is out of date:"
                        + " give the authority's certificate in ca_certificate, or have the certificate renewed.";
            case TLS_HOSTNAME ->
                "The certificate of the server is for another host: use the name that it is for, or the"
                        + " mode verify_ca.";
            case TLS_FAILED ->
                "The server and this service do not agree on TLS: check the port, the TLS mode, and which"
                        + " versions and ciphers the server takes.";
            case QUERY_TIMEOUT ->
                "The server did not answer a statement in time: see what keeps it busy, or allow more" + " time.";
            case RESPONSE_TOO_LARGE -> "The server sent more than this service takes in.";
            case TABLE_MISSING ->
                "The server has no such table, or hides it from this user: discover the source again.";
            case REFUSED -> "Nothing accepts connections there: check host and port, and that the server runs.";
            case CONNECT_TIMEOUT -> "There was no connection in time: check host, port and firewalls.";
            default -> "The server could not run a statement: see its log, and whether its version is supported.";
        };
    }

    private static String methods(Dialect dialect) {
        return switch (dialect) {
            case postgresql -> "scram-sha-256 or md5";
            case mysql -> "caching_sha2_password over TLS, or mysql_native_password";
            case mariadb -> "mysql_native_password";
            case sqlserver -> "SQL Server authentication";
            case db2 -> "authentication SERVER";
        };
    }

    static String name(Dialect dialect) {
        return switch (dialect) {
            case postgresql -> "PostgreSQL";
            case mysql -> "MySQL";
            case mariadb -> "MariaDB";
            case sqlserver -> "SQL Server";
            case db2 -> "Db2";
        };
    }
}
