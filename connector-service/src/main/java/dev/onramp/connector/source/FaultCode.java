package dev.onramp.connector.source;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a source cannot be used: stable names for programs. */
public enum FaultCode {
    /** The profile does not say where the source is. */
    NOT_CONFIGURED,
    /** A stored secret cannot be decrypted. */
    SECRET_UNUSABLE,
    /** The egress rules do not let the service talk to the address. */
    EGRESS_DENIED,
    DNS_FAILED,
    DNS_TIMEOUT,
    REFUSED,
    UNREACHABLE,
    CONNECT_TIMEOUT,
    /** The target ended the connection in the middle. */
    CONNECTION_RESET,
    TLS_UNSUPPORTED,
    TLS_UNTRUSTED,
    TLS_HOSTNAME,
    TLS_FAILED,
    TLS_TIMEOUT,
    AUTH_FAILED,
    /** The server asks for a way to log in that the client does not have. */
    AUTH_UNSUPPORTED,
    AUTH_TIMEOUT,
    DATABASE_MISSING,
    PRIVILEGE_MISSING,
    TOO_MANY_CONNECTIONS,
    /** What answers is no server of this kind. */
    PROTOCOL_MISMATCH,
    QUERY_TIMEOUT,
    QUERY_FAILED,
    RESPONSE_TOO_LARGE,
    /** An answer outside of 2xx other than 401 and 403. */
    HTTP_STATUS,
    /** A redirect to another scheme, to nowhere, or one too many. */
    REDIRECT_REFUSED,
    NOT_JSON,
    /** An OpenAPI document that cannot be read as one. */
    NOT_OPENAPI,
    FILE_MISSING,
    FILE_ENCRYPTED,
    NOT_A_WORKBOOK,
    /** A file or a schema over a limit, a zip bomb among them. */
    TOO_LARGE,
    TABLE_MISSING;

    /** The name in the API, such as {@code auth-failed}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
