package dev.onramp.connector.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxTest {

    @Test
    void columnsOfAWorkbookOfFastexcelAreTyped() throws IOException {
        // Given
        var file = Workbooks.written("Data", sheet -> {
            var names = List.of("id", "name", "price", "day", "moment", "paid", "mixed", "note");
            IntStream.range(0, names.size()).forEach(i -> sheet.value(0, i, names.get(i)));
            for (int row = 1; row <= 3; row++) {
                sheet.value(row, 0, row);
                sheet.value(row, 1, "Name " + row);
                sheet.value(row, 2, row + 0.25);
                sheet.value(row, 3, LocalDate.of(2025, 3, row));
                sheet.style(row, 3).format("yyyy-mm-dd").set();
                sheet.value(row, 4, LocalDateTime.of(2025, 3, row, 10, 30));
                sheet.style(row, 4).format("yyyy-mm-dd hh:mm:ss").set();
                sheet.value(row, 5, row % 2 == 0);
            }
            sheet.value(1, 6, 1);
            sheet.value(2, 6, "one");
            sheet.value(3, 6, true);
            sheet.value(2, 7, "here");
        });

        // When
        var table = describe(file).get(0);

        // Then
        assertThat(table.name()).isEqualTo("Data");
        assertThat(table.kind()).isEqualTo(Table.Kind.sheet);
        assertThat(table.rowEstimate()).isEqualTo(3);
        assertThat(types(table))
                .containsExactly(
                        "id INT64",
                        "name STRING",
                        "price DECIMAL",
                        "day DATE",
                        "moment TIMESTAMP",
                        "paid BOOLEAN",
                        "mixed STRING",
                        "note STRING null");
    }

    @Test
    void rowsAreExact() throws IOException {
        // Given
        var file = Workbooks.zip(Workbooks.parts("""
                <row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c><c r='B1' t='inlineStr'><is><t>b</t></is></c></row>
                <row r='2'><c r='A2'><v>1.1000000000000001</v></c><c r='B2'><v>12345678901234567</v></c></row>
                <row r='3'><c r='A3'><v>1E3</v></c><c r='B3'><v>-0.5</v></c></row>
                <row r='4'><c r='A4' t='e'><v>#DIV/0!</v></c><c r='B4' t='d'><v>2025-03-01T10:00:00</v></c></row>
                """));

        // Then
        assertThat(rows(file, "S"))
                .containsExactly("[1.1,\"12345678901234567\"]", "[1000,\"-0.5\"]", "[null,\"2025-03-01T10:00:00\"]");
    }

    @Test
    void workbookOfPoiIsRead() throws IOException {
        // Given
        var out = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook(XSSFWorkbookType.XLSM)) {
            var sheet = workbook.createSheet("Zweite");
            workbook.createSheet("Ärste").createRow(4).createCell(2).setCellValue("only");
            var title = sheet.createRow(1);
            title.createCell(0).setCellValue("Report of the year");
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, 3));
            var header = sheet.createRow(3);
            List.of("Total", "", "total", "Line\nbreak").forEach(name -> {
                var cell = header.createCell(header.getPhysicalNumberOfCells());
                cell.setCellValue(name);
            });
            var row = sheet.createRow(4);
            row.createCell(0).setCellFormula("1+1");
            row.createCell(1).setCellValue("x");
            row.createCell(2).setCellErrorValue((byte) 7);
            row.createCell(3, CellType.BLANK);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.setSheetHidden(1, true);
            workbook.write(out);
        }

        // When
        var tables = describe(out.toByteArray());

        // Then
        assertThat(tables).extracting(Table::name).containsExactly("Zweite", "Ärste");
        assertThat(types(tables.get(0)))
                .containsExactly("Total INT64", "column_2 STRING", "total_2 STRING null", "Line break STRING null");
        assertThat(tables.get(0).rowEstimate()).isEqualTo(1);
        assertThat(tables.get(1).comment()).isEqualTo("hidden");
        assertThat(types(tables.get(1))).containsExactly("only STRING");
        assertThat(Workbooks.open(out.toByteArray()).mediaType()).isEqualTo(FileResource.XLSX);
    }

    @ParameterizedTest
    @CsvSource({
        "false,0,1899-12-31",
        "false,1,1900-01-01",
        "false,59,1900-02-28",
        "false,61,1900-03-01",
        "false,45717,2025-03-01",
        "false,2958465,9999-12-31",
        "true,0,1904-01-01",
        "true,44255,2025-03-01"
    })
    void serialIsTheDayOfItsSystem(boolean since1904, String serial, String day) throws IOException {
        // Given
        var parts = styled(14, serial);
        if (since1904) {
            parts.computeIfPresent(
                    "xl/workbook.xml", (name, xml) -> xml.replace("<sheets>", "<workbookPr date1904='1'/><sheets>"));
        }

        // Then
        assertThat(rows(Workbooks.zip(parts), "S")).containsExactly("[\"" + day + "\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "14,45717.5,2025-03-01T12:00:00",
        "22,45717,2025-03-01T00:00:00",
        "21,0.5,12:00:00",
        "14,45717.999999999999,2025-03-02",
        "22,45717.4322916667,2025-03-01T10:22:30"
    })
    void timeIsThatOfTheFormat(int format, String serial, String shown) throws IOException {
        assertThat(rows(Workbooks.zip(styled(format, serial)), "S")).containsExactly("[\"" + shown + "\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2958466", "1E300"})
    void numberBeyondAllDatesStaysANumber(String serial) throws IOException {
        assertThat(types(describe(Workbooks.zip(styled(14, serial))).get(0)).get(0))
                .matches("(only|column_1) (INT64|DECIMAL)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-mm-dd | DATE",
                "[$-409]d/m/yy h:mm AM/PM;@ | TIMESTAMP",
                "mmm-yy | DATE",
                "h:mm:ss | TIME",
                "[h]:mm:ss | NUMBER",
                "General | NUMBER",
                "#,##0.00 \"days\" | NUMBER",
                "0.00\\d | NUMBER",
                "[Red]0.00;[Blue]-0.00 | NUMBER",
                "@ | NUMBER",
                "yyyy [h | DATE",
                "0.00E+00 | NUMBER"
            })
    void formatTellsWhatItShows(String code, Format format) {
        assertThat(Format.of(code)).isEqualTo(format);
    }

    @Test
    void formatsThatAreSlowToReadAreNot() {
        // Given
        var code = "[".repeat(1000);

        // Then
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(IntStream.range(0, 100_000).mapToObj(i -> Format.of(code)))
                        .containsOnly(Format.NUMBER));
    }

    @Test
    void formatsOfOneIdAreCountedAll() {
        // Given
        var parts = styled(14, "1");
        parts.computeIfPresent(
                "xl/styles.xml",
                (name, xml) -> xml.replace(
                        "<cellXfs>", "<numFmt numFmtId='200' formatCode='0'/>".repeat(100_001) + "<cellXfs>"));

        // Then
        assertThat(fault(Workbooks.zip(parts))).isEqualTo(FaultCode.TOO_LARGE);
    }

    @Test
    void headingsThatAreAllTheSameAreToldApart() {
        // Given
        var row = IntStream.range(0, SheetReader.MAX_COLUMNS)
                .mapToObj(column -> new Cell(column, Cell.Kind.TEXT, "x".repeat(60)))
                .toList();

        // Then
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            var header = Header.find(List.of(row), Work.within(Duration.ofMinutes(1)));
            assertThat(header.name(16_383)).isEqualTo("x".repeat(60) + "_16384");
            assertThat(header.columns().stream().map(header::name).distinct()).hasSize(SheetReader.MAX_COLUMNS);
        });
    }

    @Test
    void headingsStayApartFromThoseWithNumbers() {
        // Given
        var names = List.of("a_2", "a", "A", "a_2", "column_6");
        var row = IntStream.range(0, names.size())
                .mapToObj(column -> new Cell(column, Cell.Kind.TEXT, names.get(column)))
                .toList();

        // When
        var header = Header.find(List.of(row), Work.within(Duration.ofMinutes(1)));

        // Then
        assertThat(IntStream.range(0, 6).mapToObj(header::name))
                .containsExactly("a_2", "a", "A_3", "a_2_2", "column_6", "column_6_2");
    }

    @Test
    void cancelledWorkEndsAmongTheHeadings() {
        // Given
        var work = Work.within(Duration.ofMinutes(1));

        // When
        work.cancel();

        // Then
        assertThatThrownBy(() -> Header.find(List.of(List.of(new Cell(0, Cell.Kind.TEXT, "a"))), work))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void sheetWithoutAHeaderHasColumnsByPlace() throws IOException {
        // Given
        var file = Workbooks.written("S", sheet -> {
            for (int row = 0; row < 3; row++) {
                sheet.value(row, 1, "x");
                sheet.value(row, 2, row);
            }
        });

        // When
        var table = describe(file).get(0);

        // Then
        assertThat(types(table)).containsExactly("column_2 STRING", "column_3 INT64");
        assertThat(table.rowEstimate()).isEqualTo(3);
    }

    @Test
    void emptySheetHasNoColumns() throws IOException {
        // When
        var table = describe(Workbooks.written("S", sheet -> {})).get(0);

        // Then
        assertThat(table.columns()).isEmpty();
        assertThat(table.rowEstimate()).isZero();
    }

    @Test
    void sampleStopsWhereItIsTold() throws IOException {
        // Given
        var file = Workbooks.written("S", sheet -> {
            sheet.value(0, 0, "n");
            IntStream.rangeClosed(1, 500).forEach(row -> sheet.value(row, 0, row));
        });

        // When
        var sample = Workbooks.sample(file, "S");

        // Then
        assertThat(sample.rows()).hasSize(100);
        assertThat(sample.truncated()).isTrue();
        assertThat(Workbooks.open(file).sample("other", 100)).isNull();
    }

    @Test
    void externalEntityIsNeverFetched() throws IOException {
        // Given
        try (var target = new ServerSocket(0)) {
            target.setSoTimeout(200);
            var url = "http://127.0.0.1:" + target.getLocalPort() + "/x";
            for (var type : List.of(
                    "<!DOCTYPE worksheet [<!ENTITY x SYSTEM '" + url + "'>]>",
                    "<!DOCTYPE worksheet SYSTEM '" + url + "'>",
                    "<!DOCTYPE worksheet [<!ENTITY % x SYSTEM '" + url + "'> %x;]>")) {
                for (var part : List.of(
                        "xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels")) {
                    var parts = Workbooks.parts("<row><c t='str'><v>&x;</v></c></row>");
                    parts.computeIfPresent(part, (name, xml) -> type + xml);

                    // Then
                    assertThat(fault(Workbooks.zip(parts))).isEqualTo(FaultCode.NOT_A_WORKBOOK);
                }
            }
            assertThatThrownBy(target::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void billionLaughsIsRefused() {
        // Given
        var parts = Workbooks.parts("<row><c t='str'><v>&c;</v></c></row>");
        var entities = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>";
        parts.computeIfPresent("xl/worksheets/sheet1.xml", (name, xml) -> entities + xml);

        // Then
        assertThat(fault(Workbooks.zip(parts))).isEqualTo(FaultCode.NOT_A_WORKBOOK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xl/worksheets/sheet1.xml",
                "xl/workbook.xml",
                "xl/_rels/workbook.xml.rels",
                "_rels/.rels",
                "xl/sharedStrings.xml",
                "xl/styles.xml"
            })
    void partThatInflatesBeyondMeasureIsRefused(String part) {
        // Given
        var parts = Workbooks.parts("");
        parts.computeIfPresent(
                "xl/_rels/workbook.xml.rels",
                (name, xml) -> xml.replace(
                        "</Relationships>",
                        "<Relationship Id='r2' Type='x/sharedStrings' Target='sharedStrings.xml'/>"
                                + "<Relationship Id='r3' Type='x/styles' Target='styles.xml'/></Relationships>"));
        parts.put("xl/sharedStrings.xml", "<sst></sst>");
        parts.put("xl/styles.xml", "<styleSheet></styleSheet>");
        var filling = "<a/>".repeat(5_000_000);
        parts.computeIfPresent(
                part,
                (name, xml) -> name.contains("sheet1")
                        ? Workbooks.sheet(filling)
                        : xml.substring(0, xml.lastIndexOf("</")) + filling + xml.substring(xml.lastIndexOf("</")));

        // Then
        assertThat(fault(Workbooks.zip(parts))).isEqualTo(FaultCode.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row><c t='str'><v>%s</v></c></row>",
                "<row><c r='%s'><v>1</v></c></row>",
                "<row a='%s'/>",
                "<!-- %s -->",
                "<?x %s?>",
                "<row><c t='inlineStr'><is><t><![CDATA[%s]]></t></is></c></row>"
            })
    void tokenWithoutEndIsRefused(String rows) {
        // Given
        var random = new Random(1);
        var text =
                random.ints(3_000_000, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());

        // Then
        assertThat(fault(Workbooks.zip(Workbooks.parts(rows.formatted(text))))).isEqualTo(FaultCode.TOO_LARGE);
    }

    @Test
    void deepXmlIsRefused() {
        assertThat(fault(Workbooks.zip(Workbooks.parts("<a>".repeat(100_000))))).isEqualTo(FaultCode.TOO_LARGE);
    }

    @Test
    void columnBeyondTheLastIsRefused() {
        assertThat(fault(Workbooks.zip(Workbooks.parts("<row><c r='XFE1'><v>1</v></c></row>"))))
                .isEqualTo(FaultCode.TOO_LARGE);
        assertThat(fault(Workbooks.zip(Workbooks.parts("<row><c r='ZZZZZZZZZZZZ1'><v>1</v></c></row>"))))
                .isEqualTo(FaultCode.TOO_LARGE);
        assertThat(fault(Workbooks.zip(Workbooks.parts("<row>" + "<c><v>1</v></c>".repeat(16_385) + "</row>"))))
                .isEqualTo(FaultCode.TOO_LARGE);
    }

    @Test
    void tooManySheetsAreRefused() {
        // Given
        var parts = Workbooks.parts("");
        parts.computeIfPresent(
                "xl/workbook.xml",
                (name, xml) -> xml.replaceFirst(
                        "<sheet .*/>",
                        IntStream.range(0, 256)
                                .mapToObj(i -> "<sheet name='S" + i + "' r:id='r1'/>")
                                .collect(Collectors.joining())));

        // Then
        assertThat(fault(Workbooks.zip(parts))).isEqualTo(FaultCode.TOO_LARGE);
    }

    @Test
    void tooManyPartsAreRefused() {
        // Given
        var parts = Workbooks.parts("");
        IntStream.range(0, 10_001).forEach(i -> parts.put("p" + i, ""));

        // Then
        assertThat(fault(Workbooks.zip(parts))).isEqualTo(FaultCode.TOO_LARGE);
    }

    @Test
    void namesOfPartsLeadNowhere() throws IOException {
        // Given
        var parts = Workbooks.parts("<row><c t='str'><v>a</v></c></row>");
        parts.put("../../../../etc/passwd", "x");
        parts.put("/etc/passwd", "x");
        parts.computeIfPresent(
                "xl/_rels/workbook.xml.rels",
                (name, xml) -> xml.replace("worksheets/sheet1.xml", "../../../../../etc/passwd"));

        // Then
        assertThat(fault(Workbooks.zip(parts))).isEqualTo(FaultCode.NOT_A_WORKBOOK);
    }

    @Test
    void brokenZipIsNoWorkbook() {
        // Given
        var file = Workbooks.orders();

        // Then
        assertThat(fault(Arrays.copyOf(file, file.length - 10))).isEqualTo(FaultCode.NOT_A_WORKBOOK);
        assertThat(fault(Arrays.copyOf(file, file.length / 2))).isEqualTo(FaultCode.NOT_A_WORKBOOK);
        assertThat(fault(Workbooks.zip(Map.of("a.txt", "hello")))).isEqualTo(FaultCode.NOT_A_WORKBOOK);
    }

    @Test
    void everyBrokenByteIsAClearFaultOrHarmless() {
        // Given
        var random = new Random(42);
        var file = Workbooks.orders();
        List<Throwable> unclear = new ArrayList<>();

        // When
        for (int i = 0; i < 1500; i++) {
            var broken = file.clone();
            for (int j = 0; j <= random.nextInt(4); j++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                describe(broken);
            } catch (SourceException | IOException clear) {
                assertThat(clear).isNotNull();
            } catch (RuntimeException | Error other) {
                unclear.add(other);
            }
        }

        // Then
        assertThat(unclear).isEmpty();
    }

    @Test
    void encryptedWorkbookIsToldFromAnOldOne() throws IOException {
        // Given
        var old = new ByteArrayOutputStream();
        try (var workbook = new HSSFWorkbook()) {
            workbook.createSheet("S");
            workbook.write(old);
        }

        // Then
        assertThat(fault(Workbooks.encrypted(Workbooks.orders()))).isEqualTo(FaultCode.FILE_ENCRYPTED);
        assertThat(fault(old.toByteArray())).isEqualTo(FaultCode.NOT_A_WORKBOOK);
    }

    @Test
    void cancelledWorkEnds() {
        // Given
        var work = Work.within(Duration.ofMinutes(1));

        // When
        work.cancel();

        // Then
        assertThatThrownBy(() -> TableFiles.open(new Workbooks.Content(Workbooks.orders()), work, "x"))
                .isInstanceOf(CancellationException.class);
    }

    private static Map<String, String> styled(int format, String value) {
        var parts =
                Workbooks.parts("<row><c t='str'><v>only</v></c></row><row><c s='1'><v>" + value + "</v></c></row>");
        parts.computeIfPresent(
                "xl/_rels/workbook.xml.rels",
                (name, xml) -> xml.replace(
                        "</Relationships>",
                        "<Relationship Id='r3' Type='x/styles' Target='styles.xml'/></Relationships>"));
        parts.put(
                "xl/styles.xml",
                "<styleSheet><cellStyleXfs><xf numFmtId='9'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='"
                        + format + "'/></cellXfs></styleSheet>");
        return parts;
    }

    private static @Nullable FaultCode fault(byte[] file) {
        try {
            describe(file);
            return null;
        } catch (SourceException fault) {
            return fault.code();
        } catch (IOException broken) {
            return FaultCode.NOT_A_WORKBOOK;
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

    private static List<String> rows(byte[] file, String sheet) throws IOException {
        var table = describe(file).stream()
                .filter(one -> one.name().equals(sheet))
                .findFirst()
                .orElseThrow();
        var sample = Workbooks.sample(file, sheet);
        return WorkbookRowReader.rows(sample, table.columns(), 1_000_000).rows().stream()
                .map(Object::toString)
                .toList();
    }
}
