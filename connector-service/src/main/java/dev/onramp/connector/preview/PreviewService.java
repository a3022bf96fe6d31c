package dev.onramp.connector.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.audit.Audit;
import dev.onramp.connector.discovery.DiscoveredSchemas;
import dev.onramp.connector.egress.Bulkhead;
import dev.onramp.connector.preview.Preview.PreviewColumn;
import dev.onramp.connector.preview.PreviewParameters.Wish;
import dev.onramp.connector.profile.Connection;
import dev.onramp.connector.profile.Connections;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.RowReader;
import dev.onramp.connector.source.RowReader.Rows;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import dev.onramp.defaults.persistence.Transactions;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads previews within a deadline, and not too many at once. Rows are never stored. */
@ApplicationScoped
class PreviewService {

    private static final int MAX_BYTES = 1024 * 1024;

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Connections connections;
    private final DiscoveredSchemas schemas;
    private final List<RowReader> readers;
    private final Bulkhead bulkhead;
    private final Transactions transactions;
    private final Audit audit;
    private final ObjectMapper json;
    private final Vertx vertx;

    PreviewService(
            Connections connections,
            DiscoveredSchemas schemas,
            @All List<RowReader> readers,
            Bulkhead bulkhead,
            Transactions transactions,
            Audit audit,
            ObjectMapper json,
            Vertx vertx) {
        this.connections = connections;
        this.schemas = schemas;
        this.readers = readers;
        this.bulkhead = bulkhead;
        this.transactions = transactions;
        this.audit = audit;
        this.json = json;
        this.vertx = vertx;
    }

    /** The rows, once it is written down who got to see how many, or why none. */
    Uni<Preview> preview(String caller, String id, Wish wish) {
        return connections
                .open(caller, id)
                .chain(connection -> schemas.table(connection, wish.table())
                        .onItem()
                        .ifNull()
                        .failWith(PreviewProblem::tableMissing)
                        .chain(table -> read(connection, table, wish.limit()).map(rows -> preview(table, rows))))
                .call(preview -> record(
                        caller,
                        id,
                        details(wish, "success").put("rows", preview.rows().size())))
                .onFailure(SourceException.class)
                .call(fault -> record(
                        caller,
                        id,
                        details(wish, "failed").put("code", fault.code().code())));
    }

    /** The rows, on the Vert.x context of the caller, which transactions need. */
    private Uni<Rows> read(Connection connection, Table table, int limit) {
        var context = vertx.getOrCreateContext();
        var source = connection.source();
        var reader = reader(source);
        return bulkhead.run(
                        source.target(),
                        () -> reader.read(source, connection.login(), table, limit, MAX_BYTES, DEADLINE)
                                .ifNoItem()
                                .after(DEADLINE)
                                .failWith(() -> new SourceException(
                                        FaultCode.QUERY_TIMEOUT,
                                        "The source did not show its rows within " + DEADLINE.toSeconds()
                                                + " s: see what keeps it busy.")))
                .emitOn(work -> context.runOnContext(ignored -> work.run()));
    }

    private RowReader reader(Source source) {
        return readers.stream()
                .filter(reader -> reader.reads(source))
                .findFirst()
                .orElseThrow(() -> new SourceException(
                        FaultCode.NOT_CONFIGURED, "This kind of source has no rows: choose another type."));
    }

    private Preview preview(Table table, Rows rows) {
        var types = table.columns().stream()
                .collect(Collectors.toMap(Column::name, Column::type, (first, second) -> first));
        var columns = rows.columns().stream()
                .map(name -> new PreviewColumn(name, types.getOrDefault(name, PortableType.UNKNOWN)))
                .toList();
        var kept = bounded(rows.rows());
        return new Preview(
                table.qualifiedName(),
                columns,
                kept,
                rows.truncated() || kept.size() < rows.rows().size());
    }

    /** As many whole rows as fit, as they will be written; whatever the reader took for a byte. */
    private List<ArrayNode> bounded(List<ArrayNode> rows) {
        var kept = new ArrayList<ArrayNode>();
        long bytes = 0;
        for (var row : rows) {
            bytes += size(row) + 1L;
            if (bytes > MAX_BYTES) {
                break;
            }
            kept.add(row);
        }
        return kept;
    }

    private int size(ArrayNode row) {
        try {
            return json.writeValueAsBytes(row).length;
        } catch (JsonProcessingException unwritable) {
            throw new SourceException(
                    FaultCode.QUERY_FAILED,
                    "A value of the table has no form in JSON: leave its column out by a view.");
        }
    }

    private static ObjectNode details(Wish wish, String status) {
        return JsonNodeFactory.instance.objectNode().put("table", wish.table()).put("status", status);
    }

    private Uni<Void> record(String caller, String id, ObjectNode details) {
        return transactions.run(caller, () -> audit.append(caller, "preview", id, details));
    }
}
