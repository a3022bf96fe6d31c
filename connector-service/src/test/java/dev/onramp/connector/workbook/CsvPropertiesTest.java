package dev.onramp.connector.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

class CsvPropertiesTest {

    private static final int COLUMNS = 3;

    @Property(tries = 300)
    void tableComesBackCellByCell(@ForAll("tables") List<List<String>> table, @ForAll("delimiters") char delimiter)
            throws IOException {
        // When
        var sample = Workbooks.sample(written(table, delimiter), "data");

        // Then
        assertThat(sample.header().columns()).hasSize(COLUMNS);
        assertThat(sample.rows().stream().map(CsvPropertiesTest::texts).toList())
                .isEqualTo(table.stream()
                        .map(row -> row.stream().map(CsvPropertiesTest::shown).toList())
                        .filter(row -> row.stream().anyMatch(cell -> cell != null))
                        .toList());
    }

    @Property(tries = 300)
    void everyValueSupportsTheTypeOfItsColumn(
            @ForAll("tables") List<List<String>> table, @ForAll("delimiters") char delimiter) throws IOException {
        // When
        List<Table> found = new ArrayList<>();
        Workbooks.open(written(table, delimiter)).describe(name -> true, found::add);

        // Then
        for (int i = 0; i < COLUMNS; i++) {
            var column = found.get(0).columns().get(i);
            for (var row : table) {
                if (shown(row.get(i)) != null) {
                    assertThat(fits(row.get(i).strip(), column.type()))
                            .as("%s in %s", row.get(i), column.type())
                            .isTrue();
                } else if (row.stream().anyMatch(cell -> shown(cell) != null)) {
                    assertThat(column.nullable()).isTrue();
                }
            }
        }
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        var odd = Arbitraries.strings()
                .withChars("aé€\uD83D\uDE00\"',;|\t\n\r =-0123456789.".toCharArray())
                .ofMaxLength(12)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
        var number = Arbitraries.longs().map(String::valueOf);
        var decimal = Arbitraries.bigDecimals().ofScale(3).map(Object::toString);
        var bool = Arbitraries.of("true", "false", "TRUE");
        var date = Arbitraries.integers()
                .between(0, 100_000)
                .map(day -> LocalDate.ofEpochDay(day).toString());
        var cells = List.of(
                odd,
                Arbitraries.frequencyOf(Tuple.of(20, number), Tuple.of(1, decimal), Tuple.of(1, odd)),
                Arbitraries.oneOf(bool, date));
        return Arbitraries.of(cells)
                .list()
                .ofSize(COLUMNS)
                .flatMap(columns -> Arbitraries.integers().between(0, 12).flatMap(rows -> rows(columns, rows)));
    }

    private static Arbitrary<List<List<String>>> rows(List<Arbitrary<String>> columns, int count) {
        return Combinators.combine(columns.stream()
                        .map(column -> column.list().ofSize(count))
                        .toList())
                .as(values -> IntStream.range(0, count)
                        .mapToObj(row ->
                                values.stream().map(column -> column.get(row)).toList())
                        .toList());
    }

    @Provide
    Arbitrary<Character> delimiters() {
        return Arbitraries.of(',', ';', '\t', '|');
    }

    private static byte[] written(List<List<String>> table, char delimiter) throws IOException {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(
                text, CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get())) {
            printer.printRecord("one", "two", "three");
            for (var row : table) {
                printer.printRecord(row);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<@Nullable String> texts(List<Cell> cells) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            int column = i;
            texts.add(cells.stream()
                    .filter(cell -> cell.column() == column)
                    .map(Cell::text)
                    .findFirst()
                    .orElse(null));
        }
        return texts;
    }

    /** Blank cells have no value. */
    private static @Nullable String shown(String cell) {
        return cell.isBlank() ? null : cell;
    }

    private static boolean fits(String value, PortableType type) {
        try {
            return switch (type) {
                case INT64 -> new BigInteger(value).bitLength() < 64;
                case DECIMAL -> new BigDecimal(value).precision() > 0;
                case BOOLEAN -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
                case DATE -> LocalDate.parse(value).getYear() >= 0;
                case TIMESTAMP -> LocalDateTime.parse(value).getYear() >= 0;
                default -> type == PortableType.STRING;
            };
        } catch (RuntimeException unfit) {
            return false;
        }
    }
}
