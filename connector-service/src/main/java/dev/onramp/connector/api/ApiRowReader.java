package dev.onramp.connector.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.connector.source.ApiSource;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.RowReader;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the first records of an API's resource. Values are what the API says, numbers digit by digit. */
@ApplicationScoped
class ApiRowReader implements RowReader {

    private final ApiReads reads;

    ApiRowReader(ApiReads reads) {
        this.reads = reads;
    }

    @Override
    public boolean reads(Source source) {
        return source instanceof ApiSource;
    }

    @Override
    public Uni<Rows> read(Source source, Login login, Table table, int limit, int maxBytes, Duration deadline) {
        return reads.records(
                (ApiSource) source, login, table.name(), deadline, records -> rows(table, records, limit, maxBytes));
    }

    private static Rows rows(Table table, List<JsonNode> records, int limit, int maxBytes) {
        var columns = columns(table, records);
        var rows = new ArrayList<ArrayNode>();
        int bytes = 0;
        for (var record : records) {
            if (rows.size() == limit) {
                return new Rows(columns, rows, true);
            }
            var row = JsonNodeFactory.instance.arrayNode();
            columns.forEach(column -> row.add(value(record, column)));
            bytes += row.toString().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                return new Rows(columns, rows, true);
            }
            rows.add(row);
        }
        return new Rows(columns, rows, false);
    }

    /** Those that were discovered; a list that was empty then may have records by now. */
    private static List<String> columns(Table table, List<JsonNode> records) {
        var columns = table.columns();
        if (columns.isEmpty()) {
            var inference = new Inference();
            records.forEach(inference::add);
            columns = inference.columns();
        }
        return columns.stream().map(Column::name).toList();
    }

    private static JsonNode value(JsonNode record, String column) {
        var value = Inference.value(record, column);
        return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }
}
