package dev.onramp.connector.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.VertxException;
import io.vertx.db2client.DB2Exception;
import io.vertx.mssqlclient.MSSQLException;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SqlFailuresTest {

    private static final String CANARY = "canary";

    @ParameterizedTest
    @CsvSource({
        "28P01, AUTH_FAILED",
        "28000, AUTH_FAILED",
        "3D000, DATABASE_MISSING",
        "42501, PRIVILEGE_MISSING",
        "53300, TOO_MANY_CONNECTIONS",
        "57014, QUERY_TIMEOUT",
        "57P03, CONNECTION_RESET",
        "42P01, TABLE_MISSING",
        "XX000, QUERY_FAILED"
    })
    void sqlStateOfPostgresIsUnderstood(String state, FaultCode code) {
        assertThat(of(Dialect.postgresql, new PgException(CANARY, CANARY, state, CANARY)))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "1045, AUTH_FAILED",
        "1049, DATABASE_MISSING",
        "1044, PRIVILEGE_MISSING",
        "1040, TOO_MANY_CONNECTIONS",
        "1969, QUERY_TIMEOUT",
        "3024, QUERY_TIMEOUT",
        "1146, TABLE_MISSING",
        "3159, TLS_FAILED",
        "1064, QUERY_FAILED"
    })
    void numberOfMySqlIsUnderstood(int number, FaultCode code) {
        assertThat(of(Dialect.mysql, new MySQLException(CANARY, number, "HY000")))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "18456, AUTH_FAILED",
        "4060, DATABASE_MISSING",
        "229, PRIVILEGE_MISSING",
        "17809, TOO_MANY_CONNECTIONS",
        "208, TABLE_MISSING",
        "102, QUERY_FAILED"
    })
    void numberOfSqlServerIsUnderstood(int number, FaultCode code) {
        var failure = new MSSQLException(number, (byte) 1, (byte) 14, CANARY, CANARY, CANARY, 1);
        assertThat(of(Dialect.sqlserver, failure)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "-4214, AUTH_FAILED",
        "-1001, DATABASE_MISSING",
        "-30061, DATABASE_MISSING",
        "-551, PRIVILEGE_MISSING",
        "-1040, TOO_MANY_CONNECTIONS",
        "-952, QUERY_TIMEOUT",
        "-204, TABLE_MISSING",
        "-104, QUERY_FAILED"
    })
    void codeOfDb2IsUnderstood(int number, FaultCode code) {
        assertThat(of(Dialect.db2, new DB2Exception(CANARY, number, "00000"))).isEqualTo(code);
    }

    @Test
    void whatIsKnownAlreadyStaysAsItIs() {
        // Given
        var known = new SourceException(FaultCode.TOO_LARGE, "Known.");

        // When
        var fault = SqlFailures.of(Dialect.db2, new DecoderException(known), true);

        // Then
        assertThat(fault).isSameAs(known);
    }

    @Test
    void certificatesAreToldApart() {
        assertThat(of(Dialect.mysql, tls(new TargetTrust.OtherHostException()))).isEqualTo(FaultCode.TLS_HOSTNAME);
        assertThat(of(Dialect.mysql, tls(new TargetTrust.UntrustedException()))).isEqualTo(FaultCode.TLS_UNTRUSTED);
        assertThat(of(Dialect.mysql, new SSLException(CANARY))).isEqualTo(FaultCode.TLS_FAILED);
    }

    @Test
    void connectionThatEndedIsResetOnlyIfTheTargetEndedIt() {
        assertThat(SqlFailures.of(Dialect.mysql, ClosedConnectionException.INSTANCE, true)
                        .code())
                .isEqualTo(FaultCode.CONNECTION_RESET);
        assertThat(SqlFailures.of(Dialect.mysql, ClosedConnectionException.INSTANCE, false)
                        .code())
                .isEqualTo(FaultCode.PROTOCOL_MISMATCH);
        assertThat(SqlFailures.of(Dialect.mysql, new VertxException(CANARY, new IOException(CANARY)), true)
                        .code())
                .isEqualTo(FaultCode.CONNECTION_RESET);
    }

    @Test
    void whatTheClientCannotReadIsProtocolMismatch() {
        assertThat(of(Dialect.db2, new IndexOutOfBoundsException(CANARY))).isEqualTo(FaultCode.PROTOCOL_MISMATCH);
        assertThat(of(Dialect.db2, new DecoderException(new TooLongFrameException(CANARY))))
                .isEqualTo(FaultCode.RESPONSE_TOO_LARGE);
        assertThat(of(Dialect.db2, new ConnectException(CANARY))).isEqualTo(FaultCode.REFUSED);
    }

    @Test
    void circleOfCausesEnds() {
        // Given
        var one = new IllegalStateException(CANARY);
        one.initCause(new IllegalArgumentException(CANARY, one));

        // Then
        assertThat(of(Dialect.mariadb, one)).isEqualTo(FaultCode.PROTOCOL_MISMATCH);
    }

    @Property
    void adviceNeverQuotesTheServer(@ForAll Dialect dialect, @ForAll int number) {
        // When
        var fault = SqlFailures.ofNumber(dialect, number, CANARY);

        // Then
        assertThat(fault.advice()).hasSizeGreaterThan(20).endsWith(".").doesNotContain(CANARY);
    }

    @ParameterizedTest
    @EnumSource(FaultCode.class)
    void everyCodeHasAdvice(FaultCode code) {
        assertThat(SqlFailures.fault(code, Dialect.mysql).advice()).endsWith(".");
    }

    private static SSLException tls(Exception reason) {
        var failure = new SSLHandshakeException(CANARY);
        failure.initCause(reason);
        return failure;
    }

    private static FaultCode of(Dialect dialect, Throwable failure) {
        var fault = SqlFailures.of(dialect, failure, false);
        assertThat(fault.advice()).doesNotContain(CANARY);
        return fault.code();
    }
}
