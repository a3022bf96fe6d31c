package dev.onramp.connector.workbook;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files that want a lot of memory, each in its own way. */
enum HostileWorkbook {
    ROW_OF_LONG_TEXTS("xl/worksheets/sheet1.xml") {
        @Override
        void fill(Writer out) throws IOException {
            var text = "x".repeat(Xml.MAX_TEXT);
            out.write("<row>");
            for (int i = 0; i < 4_000; i++) {
                out.write("<c t='inlineStr'><is><t>" + i + text.substring(5) + "</t></is></c>");
                pad(out);
            }
            out.write("</row>");
        }
    },
    ROWS_OF_LONG_TEXTS("xl/worksheets/sheet1.xml") {
        @Override
        void fill(Writer out) throws IOException {
            var text = "x".repeat(Xml.MAX_TEXT);
            for (int i = 0; i < 4_000; i++) {
                out.write(i % 25 == 0 ? "<row>" : "");
                out.write("<c t='inlineStr'><is><t>" + i + text.substring(5) + "</t></is></c>");
                pad(out);
                out.write(i % 25 == 24 ? "</row>" : "");
            }
        }
    },
    ROW_OF_ONE_SHARED_TEXT("xl/worksheets/sheet1.xml") {
        @Override
        void fill(Writer out) throws IOException {
            out.write("<row>" + "<c t='s'><v>0</v></c>".repeat(SheetReader.MAX_COLUMNS) + "</row>");
        }
    },
    STRINGS_THAT_ARE_NOT_THERE("xl/worksheets/sheet1.xml") {
        @Override
        void fill(Writer out) throws IOException {
            out.write("<row><c t='s'><v>999999999</v></c></row>");
        }
    },
    RELATIONS_WITH_LONG_IDS("xl/_rels/workbook.xml.rels") {
        @Override
        void fill(Writer out) throws IOException {
            relations(out, 1_000_000);
        }
    },
    RELATIONS_WITH_IDS("xl/_rels/workbook.xml.rels") {
        @Override
        void fill(Writer out) throws IOException {
            relations(out, 4_000);
        }
    },
    FORMATS_WITH_LONG_IDS("xl/styles.xml") {
        @Override
        void fill(Writer out) throws IOException {
            var text = "x".repeat(4_000);
            for (int i = 0; i < 25_000; i++) {
                out.write("<numFmt formatCode='0' numFmtId='" + i + text + "'/>");
                pad(out);
            }
        }
    },
    NAMES_OF_ELEMENTS("xl/worksheets/sheet1.xml") {
        @Override
        void fill(Writer out) throws IOException {
            for (int i = 0; i < 1_000_000; i++) {
                out.write("<e" + i + "/>");
            }
        }
    },
    NAMES_OF_ATTRIBUTES("xl/worksheets/sheet1.xml") {
        @Override
        void fill(Writer out) throws IOException {
            for (int i = 0; i < 1_000_000; i++) {
                out.write("<e a" + i + "=''/>");
            }
        }
    },
    NAMES_OF_INSTRUCTIONS("xl/worksheets/sheet1.xml") {
        @Override
        void fill(Writer out) throws IOException {
            for (int i = 0; i < 1_000_000; i++) {
                out.write("<?p" + i + "?>");
            }
        }
    },
    NAMES_OF_ENTITIES("xl/worksheets/sheet1.xml") {
        @Override
        void fill(Writer out) throws IOException {
            for (int i = 0; i < 1_000_000; i++) {
                out.write("<e a='&x" + i + ";'/>");
            }
        }
    },
    NAMESPACES("xl/worksheets/sheet1.xml") {
        @Override
        void fill(Writer out) throws IOException {
            for (int i = 0; i < 1_000_000; i++) {
                out.write("<e xmlns:a='u" + i + "'/>");
            }
        }
    },
    PREFIXES("xl/worksheets/sheet1.xml") {
        @Override
        void fill(Writer out) throws IOException {
            for (int i = 0; i < 1_000_000; i++) {
                out.write("<e xmlns:a" + i + "='u'/>");
            }
        }
    },
    ATTRIBUTES_OF_EVER_OTHER_PLACES("xl/worksheets/sheet1.xml") {
        @Override
        void fill(Writer out) throws IOException {
            var text = "\n" + "x".repeat(900_000);
            for (int i = 0; i < 300; i++) {
                out.write("<e");
                for (int j = 0; j < i; j++) {
                    out.write(" a" + j + "=''");
                }
                out.write(" a" + i + "='" + text + "'/>");
                pad(out);
            }
        }
    };

    private static final Random NOISE = new Random(1);

    private final String part;

    HostileWorkbook(String part) {
        this.part = part;
    }

    abstract void fill(Writer out) throws IOException;

    /** Writes the file. */
    void write(OutputStream file) throws IOException {
        Map<String, String> parts = Workbooks.parts("@");
        parts.compute(
                "xl/_rels/workbook.xml.rels",
                (name, xml) -> String.valueOf(xml)
                        .replace(
                                "</Relationships>",
                                "<Relationship Id='r2' Type='x/sharedStrings' Target='sharedStrings.xml'/>"
                                        + "<Relationship Id='r3' Type='x/styles' Target='styles.xml'/>@</Relationships>"));
        parts.put("xl/sharedStrings.xml", "<sst><si><t>" + "s".repeat(Xml.MAX_TEXT) + "</t></si></sst>");
        parts.put("xl/styles.xml", "<styleSheet>@</styleSheet>");
        try (var zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
            for (var entry : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                var out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
                var halves = entry.getValue().split("@", -1);
                out.write(halves[0]);
                if (halves.length > 1) {
                    if (entry.getKey().equals(part)) {
                        fill(out);
                    }
                    out.write(halves[1]);
                }
                out.flush();
            }
        }
    }

    private static void relations(Writer out, int length) throws IOException {
        var text = "x".repeat(length);
        for (int i = 0; i < Math.min(9_000, 100_000_000 / length); i++) {
            out.write("<Relationship Id='i" + i + text + "' Type='x/worksheet' Target='" + text + "'/>");
            pad(out);
        }
    }

    /** What does not pack well, so that the file stays below what packed parts may grow to. */
    private static void pad(Writer out) throws IOException {
        out.write("<!--");
        for (int i = 0; i < 12; i++) {
            out.write(Long.toHexString(NOISE.nextLong()));
        }
        out.write("-->");
    }
}
