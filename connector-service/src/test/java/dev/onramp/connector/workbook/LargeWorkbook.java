package dev.onramp.connector.workbook;

import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;

/** Infers the columns of a large workbook in a process of its own, whose heap is as small as its caller wants. */
final class LargeWorkbook {

    private LargeWorkbook() {}

    /** Writes a workbook of so many rows, in which no two names are the same. */
    static void write(Path file, int rows) {
        try (OutputStream out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Orders");
            var names = new String[] {"id", "customer", "amount", "day", "paid", "note"};
            for (int column = 0; column < names.length; column++) {
                sheet.value(0, column, names[column]);
            }
            for (int row = 1; row <= rows; row++) {
                sheet.value(row, 0, row);
                sheet.value(row, 1, "Customer with the number " + row);
                sheet.value(row, 2, row / 100.0);
                sheet.value(row, 3, LocalDate.of(2025, 1, 1).plusDays(row % 365));
                sheet.style(row, 3).format("yyyy-mm-dd").set();
                sheet.value(row, 4, row % 2 == 0);
                if (row % 3 == 0) {
                    sheet.value(row, 5, "note " + row % 100);
                }
                if (row % 1000 == 0) {
                    sheet.flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints what is in the file. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 1) {
            write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            return;
        }
        long begin = System.nanoTime();
        try {
            describe(Path.of(arguments[0]));
        } catch (SourceException fault) {
            System.out.println(fault.code());
        }
        System.err.println((System.nanoTime() - begin) / 1_000_000 + " ms");
    }

    private static void describe(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var tables = TableFiles.open(new DiskContent(file), Work.within(Duration.ofMinutes(2)), "large.xlsx");
            tables.describe(name -> true, table -> {
                System.out.println(table.name() + " " + table.rowEstimate());
                table.columns()
                        .forEach(column -> System.out.println(
                                column.name() + " " + column.type() + (column.nullable() ? " null" : "")));
                var sample = sample(tables, table);
                System.out.println(WorkbookRowReader.rows(sample, table.columns(), 1_000_000)
                        .rows()
                        .size());
            });
        }
    }

    private static Sample sample(TableFile tables, Table table) {
        try {
            return Objects.requireNonNull(tables.sample(table.name(), 100));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record DiskContent(RandomAccessFile file) implements FileContent {

        @Override
        public long size() {
            try {
                return file.length();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public byte[] chunk(int position) throws IOException {
            long from = (long) position * CHUNK;
            var chunk = new byte[(int) Math.min(CHUNK, file.length() - from)];
            file.seek(from);
            file.readFully(chunk);
            return chunk;
        }
    }
}
