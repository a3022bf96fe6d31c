package dev.onramp.connector.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks for tests, real ones and crafted ones. */
final class Workbooks {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Workbooks() {}

    /** Fills a sheet. */
    interface Filling {

        void fill(Worksheet sheet);
    }

    /** A workbook of fastexcel with one sheet. */
    static byte[] written(String sheet, Filling filling) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            filling.fill(workbook.newWorksheet(sheet));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Orders with a header and two rows. */
    static byte[] orders() {
        return written("Orders", sheet -> {
            sheet.value(0, 0, "id");
            sheet.value(0, 1, "customer");
            sheet.value(0, 2, "amount");
            sheet.value(1, 0, 1);
            sheet.value(1, 1, "Ada");
            sheet.value(1, 2, 12.5);
            sheet.value(2, 0, 2);
            sheet.value(2, 1, "Bob");
            sheet.value(2, 2, 7);
        });
    }

    /** A workbook of POI, protected by a password. */
    static byte[] encrypted(byte[] workbook) {
        var out = new ByteArrayOutputStream();
        try (var container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var stream = encryptor.getDataStream(container)) {
                stream.write(workbook);
            }
            container.writeFilesystem(out);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /** The parts of the smallest workbook, with one sheet whose rows are this XML. */
    static Map<String, String> parts(String rows) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>");
        parts.put("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns='" + MAIN + "' xmlns:r='" + RELATION
                        + "'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml"));
        parts.put("xl/worksheets/sheet1.xml", sheet(rows));
        return parts;
    }

    static String sheet(String rows) {
        return "<worksheet xmlns='" + MAIN + "'><sheetData>" + rows + "</sheetData></worksheet>";
    }

    private static String relations(String type, String target) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='r1' Type='" + RELATION + "/" + type + "' Target='" + target
                + "'/></Relationships>";
    }

    static byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The tables of a file in memory. */
    static TableFile open(byte[] file) {
        return open(file, "data.csv");
    }

    static TableFile open(byte[] file, String name) {
        try {
            return TableFiles.open(new Content(file), Work.within(Duration.ofMinutes(1)), name);
        } catch (IOException e) {
            throw Faults.damaged();
        }
    }

    /** The first hundred rows of a table, which must be there. */
    static Sample sample(byte[] file, String table) throws IOException {
        var sample = open(file).sample(table, 100);
        if (sample == null) {
            throw new AssertionError("There is no " + table);
        }
        return sample;
    }

    /** A file in memory. */
    static final class Content implements FileContent {

        private final byte[] file;

        Content(byte[] file) {
            this.file = file;
        }

        @Override
        public long size() {
            return file.length;
        }

        @Override
        public byte[] chunk(int position) {
            int from = position * CHUNK;
            return Arrays.copyOfRange(file, from, Math.min(file.length, from + CHUNK));
        }
    }
}
