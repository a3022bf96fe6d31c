package dev.onramp.connector.catalog;

import dev.onramp.connector.egress.Egress;
import dev.onramp.connector.egress.Tunnel;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SchemaReader;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.SqlSource;
import dev.onramp.connector.source.StageLog;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.sql.SqlSession;
import dev.onramp.connector.sql.SqlSessions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Reads the catalogue of a database: one statement lists the tables, and two for each portion of them bring columns and
 * keys. The list stays in memory, the rest passes through.
 */
@ApplicationScoped
class SqlSchemaReader implements SchemaReader {

    /** More than any catalogue of so many tables says, and little enough that a hostile server ends. */
    private static final long MAX_BYTES = 512L * 1024 * 1024;

    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(60);

    private final Egress egress;
    private final SqlSessions sessions;

    SqlSchemaReader(Egress egress, SqlSessions sessions) {
        this.egress = egress;
        this.sessions = sessions;
    }

    @Override
    public boolean reads(Source source) {
        return source instanceof SqlSource;
    }

    @Override
    public Multi<Table> read(Source source, Login login, Scope scope) {
        var sql = (SqlSource) source;
        return Multi.createFrom().deferred(() -> {
            var tunnel = egress.open(sql.host(), sql.port(), MAX_BYTES, StageLog.NONE);
            return sessions.open(sql, login, tunnel, STATEMENT_TIMEOUT)
                    .onItem()
                    .transformToMulti(session -> tables(session, sql, scope))
                    .onFailure()
                    .transform(failure -> explained(tunnel, failure))
                    .onFailure()
                    .invoke(tunnel::close)
                    .onCancellation()
                    .invoke(tunnel::close);
        });
    }

    private static Multi<Table> tables(SqlSession session, SqlSource source, Scope scope) {
        var catalogue = Catalogue.of(source.dialect());
        var questions = new Questions(session, STATEMENT_TIMEOUT);
        return questions
                .prepare(catalogue.preparations())
                .chain(() -> find(questions, catalogue, source, scope))
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(Chunks.of(found)))
                .onItem()
                .transformToUniAndConcatenate(chunk -> describe(questions, catalogue, chunk))
                .onItem()
                .transformToMultiAndConcatenate(tables -> Multi.createFrom().iterable(tables))
                .onCompletion()
                .invoke(session::close);
    }

    private static Uni<List<FoundTable>> find(Questions questions, Catalogue catalogue, SqlSource source, Scope scope) {
        var list = new TableList(scope);
        return questions
                .ask(catalogue.tables(source.database()), row -> list.add(catalogue.table(row)))
                .map(asked -> {
                    scope.expect(list.tables().size());
                    return list.tables();
                });
    }

    private static Uni<List<Table>> describe(Questions questions, Catalogue catalogue, List<FoundTable> chunk) {
        var assembly = new TableAssembly(chunk);
        return questions
                .ask(catalogue.columns(chunk), row -> assembly.add(catalogue.column(row)))
                .chain(() -> questions.ask(catalogue.keys(chunk), row -> assembly.add(catalogue.keyPart(row))))
                .map(asked -> assembly.build());
    }

    private static Throwable explained(Tunnel tunnel, Throwable failure) {
        return Objects.requireNonNullElse(tunnel.fault(), failure);
    }
}
