package dev.onramp.connector.workbook;

import dev.onramp.connector.source.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/** A CSV file: one table, whose charset and delimiter are found out. */
final class Csv implements TableFile {

    private static final int SAMPLE_CELLS = 50_000;
    private static final int SAMPLE_CHARS = 4_000_000;
    private static final int HEAD_CHARS = 1_000_000;

    private final FileContent content;
    private final Work work;
    private final String table;
    private final CsvCharset charset;
    private final CsvDialect dialect;

    private Csv(FileContent content, Work work, String table, CsvCharset charset, CsvDialect dialect) {
        this.content = content;
        this.work = work;
        this.table = table;
        this.charset = charset;
        this.dialect = dialect;
    }

    static Csv open(FileContent content, Work work, String table) throws IOException {
        var charset = CsvCharset.of(content, work);
        try (var reader = reader(content, work, charset)) {
            return new Csv(content, work, table, charset, CsvDialect.of(reader));
        }
    }

    @Override
    public String mediaType() {
        return FileResource.CSV;
    }

    @Override
    public long count(Predicate<String> wanted) {
        return wanted.test(table) ? 1 : 0;
    }

    @Override
    public void probe() throws IOException {
        header();
    }

    @Override
    public void describe(Predicate<String> wanted, Consumer<Table> found) throws IOException {
        if (wanted.test(table)) {
            var scan = new TableScan(header(), cell -> false);
            read(scan);
            found.accept(scan.table(table, null));
        }
    }

    @Override
    public @Nullable Sample sample(String name, int rows) throws IOException {
        if (!name.equals(table)) {
            return null;
        }
        var head = head(Header.ROWS + rows + 1, SAMPLE_CHARS);
        var all = head.resolved(SharedStrings.NONE);
        var first = head.first(Header.ROWS, SAMPLE_CELLS, HEAD_CHARS);
        var header = Header.find(first.resolved(SharedStrings.NONE), work);
        var data = all.subList(Math.min(header.skipped(), all.size()), all.size());
        return new Sample(
                header, List.copyOf(data.subList(0, Math.min(rows, data.size()))), head.isCut() || data.size() > rows);
    }

    private Header header() throws IOException {
        return Header.find(head(Header.ROWS, HEAD_CHARS).resolved(SharedStrings.NONE), work);
    }

    private Head head(int rows, int maxChars) throws IOException {
        var head = new Head(rows, SAMPLE_CELLS, maxChars);
        read(head);
        return head;
    }

    private void read(RowHandler handler) throws IOException {
        List<Cell> cells = new ArrayList<>();
        try (var records = new RecordLimit(dialect.skip(reader(content, work, charset)));
                var parser = CSVParser.parse(records, format(dialect.delimiter()))) {
            for (var record : parser) {
                records.next();
                cells.clear();
                if (record.size() > SheetReader.MAX_COLUMNS) {
                    throw Faults.tooLarge("The file has more than 16,384 columns.");
                }
                for (int column = 0; column < record.size(); column++) {
                    if (!record.get(column).isBlank()) {
                        cells.add(CsvValues.cell(column, record.get(column)));
                    }
                }
                if (!cells.isEmpty() && !handler.row(cells)) {
                    return;
                }
            }
        } catch (UncheckedIOException | IllegalStateException broken) {
            throw Faults.notAWorkbook("The file is no CSV that can be read: quotes do not match.");
        }
    }

    /** As lenient as spreadsheet programs are. */
    static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
    }

    private static Reader reader(FileContent content, Work work, CsvCharset charset) throws IOException {
        var stream = ContentStream.whole(content, work);
        stream.skipNBytes(charset.mark());
        return new BufferedReader(new InputStreamReader(stream, charset.charset()));
    }
}
