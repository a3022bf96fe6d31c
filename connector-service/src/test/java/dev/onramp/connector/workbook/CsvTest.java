package dev.onramp.connector.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void columnsAreTyped() throws IOException {
        // Given
        var text = """
                id,price,paid,day,moment,zoned,zip,mixed,empty
                1,1.50,true,2025-03-01,2025-03-01 10:00,2025-03-01T10:00:00+02:00,00501,1,
                -2,3,FALSE,2024-02-29,2025-03-01T10:00:30.5,2025-03-01T10:00Z,10001,x,
                """;

        // When
        var table = describe(text.getBytes(StandardCharsets.UTF_8)).get(0);

        // Then
        assertThat(table.name()).isEqualTo("data");
        assertThat(types(table))
                .containsExactly(
                        "id INT64",
                        "price DECIMAL",
                        "paid BOOLEAN",
                        "day DATE",
                        "moment TIMESTAMP",
                        "zoned TIMESTAMPTZ",
                        "zip STRING",
                        "mixed STRING",
                        "empty STRING null");
        assertThat(rows(text.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        "[1,1.50,true,\"2025-03-01\",\"2025-03-01T10:00:00\",\"2025-03-01T08:00:00Z\",\"00501\",\"1\",null]",
                        "[-2,3,false,\"2024-02-29\",\"2025-03-01T10:00:30.5\",\"2025-03-01T10:00:00Z\",\"10001\",\"x\",null]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "007",
                "+5",
                "1.",
                ".5",
                "1,5",
                "1e9999",
                "0x10",
                "NaN",
                "2025-02-30",
                "2025-3-1",
                "03/04/2025",
                "2025-03-01 25:00",
                "yes",
                "99999999999999999999999999999999999999999999999999999999999999999"
            })
    void whatMayMeanSomethingElseStaysText(String value) {
        assertThat(CsvValues.cell(0, value).kind()).isEqualTo(Cell.Kind.TEXT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "a,b\\n1,2 # 2",
                "a;b\\n1,5;2,5 # 2",
                "a\\tb\\tc\\n1\\t2\\t3 # 3",
                "a|b\\n1|2 # 2",
                "a\\n1\\n2 # 1",
                "sep=!\\na!b\\n1!2 # 2",
                "\"a;b\",c\\n\"1;2;3\",4 # 2"
            })
    void delimiterIsFoundOut(String text, int columns) throws IOException {
        // Given
        var file = text.replace("\\n", "\n").replace("\\t", "\t").getBytes(StandardCharsets.UTF_8);

        // Then
        assertThat(describe(file).get(0).columns()).hasSize(columns);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void charsetIsFoundOut(String charset) throws IOException {
        // Given
        var mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
        var file = (mark + "größe,straße\nä,ö\n").getBytes(Charset.forName(charset));

        // Then
        assertThat(types(describe(file).get(0))).containsExactly("größe STRING", "straße STRING");
        assertThat(rows(file)).containsExactly("[\"ä\",\"ö\"]");
    }

    @Test
    void byteOrderMarkIsNoPartOfTheFirstName() throws IOException {
        assertThat(types(describe("\uFEFFid,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                        .get(0)))
                .containsExactly("id INT64", "b INT64");
    }

    @Test
    void charactersAtTheSeamsOfChunksAreWhole() throws IOException {
        // Given
        var text = "a,b\n" + "€,ß\n".repeat(FileContent.CHUNK / 3);

        // When
        var table = describe(text.getBytes(StandardCharsets.UTF_8)).get(0);

        // Then
        assertThat(table.rowEstimate()).isEqualTo(FileContent.CHUNK / 3);
        assertThat(CsvCharset.of(
                                new Workbooks.Content(text.getBytes(StandardCharsets.UTF_8)),
                                Work.within(Duration.ofMinutes(1)))
                        .charset())
                .isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void raggedRowsMakeColumnsByPlace() throws IOException {
        assertThat(types(describe("a,b\n1\n1,2,3\n,,4\n".getBytes(StandardCharsets.UTF_8))
                        .get(0)))
                .containsExactly("a INT64 null", "b INT64 null", "column_3 INT64 null");
    }

    @Test
    void quoteThatIsNeverClosedIsRefused() {
        assertThat(fault(("a,b\n1,\"" + "x".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FaultCode.TOO_LARGE);
    }

    @Test
    void tooManyColumnsAreRefused() {
        assertThat(fault((",".repeat(16_384) + "1\n").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FaultCode.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%PDF-1.7", "<html>", " \n<!DOCTYPE html>", "<?xml version='1.0'?>", "{\\rtf1", "a\0b", "", " \n"
            })
    void whatIsNoTableIsRefused(String text) {
        assertThat(fault(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(FaultCode.NOT_A_WORKBOOK);
    }

    private static @Nullable FaultCode fault(byte[] file) {
        try {
            describe(file);
            return null;
        } catch (SourceException fault) {
            return fault.code();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static List<Table> describe(byte[] file) throws IOException {
        List<Table> tables = new ArrayList<>();
        Workbooks.open(file).describe(name -> true, tables::add);
        return tables;
    }

    private static List<String> types(Table table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + column.type() + (column.nullable() ? " null" : ""))
                .toList();
    }

    private static List<String> rows(byte[] file) throws IOException {
        var sample = Workbooks.sample(file, "data");
        return WorkbookRowReader.rows(sample, describe(file).get(0).columns(), 1_000_000).rows().stream()
                .map(Object::toString)
                .toList();
    }
}
