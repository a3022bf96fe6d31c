package dev.onramp.connector.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.SqlSource;
import dev.onramp.connector.source.SqlSource.SqlOptions;
import dev.onramp.connector.source.TlsMode;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientOptionsTest {

    private static final ProxyOptions PROXY =
            new ProxyOptions().setHost("127.0.0.1").setPort(1080);

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyClientGoesThroughTheProxyOnce(Dialect dialect) {
        // When
        var options = ClientOptions.of(source(dialect, "shop", null), login("reader"), PROXY, true);

        // Then
        assertThat(options.getProxyOptions().getPort()).isEqualTo(1080);
        assertThat(options.getReconnectAttempts()).isZero();
        assertThat(options.isTrustAll()).isFalse();
        assertThat(options.getTrustOptions()).isNotNull();
        assertThat(options.getProperties().keySet())
                .isSubsetOf(
                        "application_name",
                        "client_encoding",
                        "program_name",
                        "appName",
                        "clientInterfaceName",
                        "_client_name");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void nothingGoesIntoTraces(Dialect dialect) {
        // When
        var options = ClientOptions.of(source(dialect, "shop", null), login("reader"), PROXY, true);

        // Then
        assertThat(options.getTracingPolicy()).isEqualTo(TracingPolicy.IGNORE);
    }

    @Test
    void postgresGetsNoPropertyButItsName() {
        // When
        var options = (PgConnectOptions)
                ClientOptions.of(source(Dialect.postgresql, "", "nightly"), login("me"), PROXY, false);

        // Then
        assertThat(options.getProperties()).isEqualTo(Map.of("application_name", "nightly", "client_encoding", "UTF8"));
        assertThat(options.getDatabase()).isEqualTo("me");
    }

    @Test
    void mySqlNeverFetchesAKeyForThePassword() {
        // When
        var options =
                (MySQLConnectOptions) ClientOptions.of(source(Dialect.mysql, "", null), login("me"), PROXY, false);

        // Then
        assertThat(options.getServerRsaPublicKeyValue().toString()).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"me\0options\0-c x=y", "\0"})
    void zeroIsRefused(String bad) {
        assertRefused(source(Dialect.postgresql, "shop", null), login(bad), FaultCode.NOT_CONFIGURED);
        assertRefused(source(Dialect.postgresql, bad, null), login("me"), FaultCode.NOT_CONFIGURED);
        assertRefused(source(Dialect.mysql, "shop", bad), login("me"), FaultCode.NOT_CONFIGURED);
    }

    @Test
    void userIsNeeded() {
        assertRefused(source(Dialect.mysql, "shop", null), Login.NONE, FaultCode.AUTH_FAILED);
    }

    @Test
    void db2NeedsADatabase() {
        assertRefused(source(Dialect.db2, "", null), login("me"), FaultCode.DATABASE_MISSING);
    }

    @Test
    void onlyServersThatCanBeAskedMayDoWithoutTls() {
        assertThat(List.of(Dialect.values()))
                .filteredOn(dialect -> ClientOptions.mayDoWithoutTls(source(dialect, "", null)))
                .containsExactly(Dialect.postgresql, Dialect.mysql, Dialect.mariadb);
    }

    @Test
    void authoritiesThatAreNoneAreTlsFailed() {
        // Given
        var options = new SqlOptions(TlsMode.verify_ca, "-----BEGIN NOTHING-----", null, null, null);

        // Then
        assertRefused(new SqlSource(Dialect.mysql, "h", 1, "", options), login("me"), FaultCode.TLS_FAILED);
    }

    @Test
    void limitIsSetWhereTheServerKnowsOne() {
        assertThat(SqlSessions.setUpStatements(Dialect.postgresql, false, Duration.ofMillis(1500)))
                .startsWith("begin read only", "set local statement_timeout = 1500");
        assertThat(SqlSessions.setUpStatements(Dialect.mysql, false, Duration.ofMillis(1500)))
                .containsExactly("set session max_execution_time = 1500", "start transaction read only");
        assertThat(SqlSessions.setUpStatements(Dialect.mysql, true, Duration.ofMillis(1050)))
                .containsExactly("set session max_statement_time = 1.050", "start transaction read only");
    }

    private static void assertRefused(SqlSource source, Login login, FaultCode code) {
        assertThatThrownBy(() -> ClientOptions.of(source, login, PROXY, false))
                .isInstanceOfSatisfying(
                        SourceException.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private static Login login(String username) {
        return new Login(username, "s3cret", null, null);
    }

    private static SqlSource source(Dialect dialect, String database, @Nullable String application) {
        return new SqlSource(
                dialect, "db.example.com", 1, database, new SqlOptions(TlsMode.prefer, null, application, null, null));
    }
}
