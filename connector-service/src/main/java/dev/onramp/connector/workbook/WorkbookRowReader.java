package dev.onramp.connector.workbook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.RowReader;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import dev.onramp.connector.source.WorkbookSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the first rows of a sheet. */
@ApplicationScoped
class WorkbookRowReader implements RowReader {

    private final WorkbookReader reader;

    WorkbookRowReader(WorkbookReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean reads(Source source) {
        return source instanceof WorkbookSource;
    }

    @Override
    public Uni<Rows> read(Source source, Login login, Table table, int limit, int maxBytes, Duration deadline) {
        return reader.read(source, deadline, file -> {
            var sample = file.sample(table.name(), limit);
            if (sample == null) {
                throw new SourceException(
                        FaultCode.TABLE_MISSING, "The file has no such sheet any more: discover the profile again.");
            }
            return rows(sample, table.columns(), maxBytes);
        });
    }

    /** The rows of a sample, in the columns as they were discovered. */
    static Rows rows(Sample sample, List<Column> columns, int maxBytes) {
        var places = places(sample);
        List<ArrayNode> rows = new ArrayList<>();
        long bytes = 0;
        for (var cells : sample.rows()) {
            var row = row(cells, columns, places);
            bytes += row.toString().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                return new Rows(names(columns), rows, true);
            }
            rows.add(row);
        }
        return new Rows(names(columns), rows, sample.truncated());
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    /** Which column of the sheet has which name. */
    private static Map<String, Integer> places(Sample sample) {
        Map<String, Integer> places = new HashMap<>();
        Stream.concat(
                        sample.header().columns().stream(),
                        sample.rows().stream().flatMap(List::stream).map(Cell::column))
                .distinct()
                .forEach(column -> places.put(sample.header().name(column), column));
        return places;
    }

    private static ArrayNode row(List<Cell> cells, List<Column> columns, Map<String, Integer> places) {
        Map<Integer, Cell> present = new HashMap<>();
        cells.forEach(cell -> present.put(cell.column(), cell));
        var row = JsonNodeFactory.instance.arrayNode(columns.size());
        for (var column : columns) {
            var place = places.get(column.name());
            var cell = place == null ? null : present.get(place);
            if (cell == null) {
                row.addNull();
            } else {
                row.add(CellJson.value(cell, column.type()));
            }
        }
        return row;
    }
}
