package dev.onramp.connector.sql;

import dev.onramp.connector.egress.Egress;
import dev.onramp.connector.egress.Tunnel;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.SourceTester;
import dev.onramp.connector.source.SqlSource;
import dev.onramp.connector.source.Stage;
import dev.onramp.connector.source.StageLog;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Tests databases: logs in and asks the server whether the user can read anything there. */
@ApplicationScoped
class SqlTester implements SourceTester {

    /** Many times what a login and one row take. */
    private static final long MOST_BYTES = 4 * 1024 * 1024;

    /** The right to read is missing only if there is something to read: an empty database is a good one. */
    private static final String POSTGRESQL = """
            select case when not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'v', 'm', 'f', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_')
            or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'v', 'm', 'f', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
                and has_schema_privilege(n.oid, 'USAGE') and has_any_column_privilege(c.oid, 'SELECT'))
            then 1 else 0 end
            """;

    private final Egress egress;
    private final SqlSessions sessions;

    SqlTester(Egress egress, SqlSessions sessions) {
        this.egress = egress;
        this.sessions = sessions;
    }

    @Override
    public boolean tests(Source source) {
        return source instanceof SqlSource;
    }

    @Override
    public Uni<Finding> test(Source source, Login login, Duration deadline, StageLog stages) {
        var sql = (SqlSource) source;
        return Uni.createFrom().deferred(() -> {
            var tunnel = egress.open(sql.host(), sql.port(), MOST_BYTES, stages);
            return sessions.open(sql, login, tunnel, deadline)
                    .chain(session -> ask(session, tunnel, stages))
                    .onFailure()
                    .invoke(tunnel::close)
                    .onCancellation()
                    .invoke(tunnel::close);
        });
    }

    private static Uni<Finding> ask(SqlSession session, Tunnel tunnel, StageLog stages) {
        stages.begin(Stage.query);
        return session.query(question(session.dialect()))
                .invoke(answer -> requireYes(session.dialect(), answer))
                .map(answer -> new Finding(
                        session.serverVersion().isEmpty() ? null : session.serverVersion(),
                        tunnel.isEncrypted() || session.connection().isSSL()))
                .invoke(finding -> session.close());
    }

    private static void requireYes(Dialect dialect, RowSet<Row> answer) {
        var rows = answer.iterator();
        if (!rows.hasNext()) {
            throw SqlFailures.fault(FaultCode.PROTOCOL_MISMATCH, dialect);
        }
        if (!Integer.valueOf(1).equals(rows.next().getInteger(0))) {
            throw SqlFailures.fault(FaultCode.PRIVILEGE_MISSING, dialect);
        }
    }

    private static String question(Dialect dialect) {
        return switch (dialect) {
            case postgresql -> POSTGRESQL;
            case mysql, mariadb -> "select 1";
            case sqlserver -> "select has_perms_by_name(db_name(), 'DATABASE', 'CONNECT')";
            case db2 -> "select 1 from sysibm.sysdummy1";
        };
    }
}
