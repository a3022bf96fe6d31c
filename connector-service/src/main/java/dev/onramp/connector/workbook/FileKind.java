package dev.onramp.connector.workbook;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is, told by its first bytes whatever it is called. */
enum FileKind {
    XLSX(FileResource.XLSX),
    CSV(FileResource.CSV);

    private static final int[] ZIP = {'P', 'K', 3, 4};
    private static final int[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final int[] OLE2 = {0xD0, 0xCF, 0x11, 0xE0};
    private static final int LOOK = 4096;

    private final String mediaType;

    FileKind(String mediaType) {
        this.mediaType = mediaType;
    }

    /** That of most files of this kind. */
    String mediaType() {
        return mediaType;
    }

    /**
     * What the file is.
     *
     * @param start its first chunk
     * @throws dev.onramp.connector.source.SourceException if it is nothing that can be read
     */
    static FileKind of(byte[] start) {
        if (begins(start, ZIP)) {
            return XLSX;
        }
        if (begins(start, EMPTY_ZIP)) {
            throw Faults.damaged();
        }
        if (begins(start, OLE2)) {
            throw ole2(start);
        }
        requireText(start);
        return CSV;
    }

    /** Encrypted workbooks are packed into the container that documents of before 2007 are made of. */
    private static RuntimeException ole2(byte[] start) {
        var names = new String(start, StandardCharsets.ISO_8859_1);
        var encrypted = new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        return names.contains(encrypted)
                ? Faults.encrypted()
                : Faults.notAWorkbook(
                        "The file is in the format of before 2007 (.xls), or protected by a password:"
                                + " open it in a spreadsheet program, save it as .xlsx without a password and upload it again.");
    }

    private static void requireText(byte[] start) {
        boolean wide = begins(start, 0xFF, 0xFE) || begins(start, 0xFE, 0xFF);
        boolean blank = true;
        for (int i = 0; i < Math.min(start.length, LOOK) && !wide; i++) {
            int one = start[i] & 0xFF;
            blank &= one <= ' ';
            if (one < ' ' && "\t\r\n\f".indexOf(one) < 0) {
                throw Faults.notAWorkbook("The file is neither a workbook (.xlsx, .xlsm) nor text (CSV).");
            }
        }
        if (start.length == 0 || (blank && !wide)) {
            throw Faults.notAWorkbook("The file is empty.");
        }
        var text = new String(start, 0, Math.min(start.length, LOOK), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("%pdf") || text.startsWith("{\\rtf") || text.matches("(?s)<[!?a-z].*")) {
            throw Faults.notAWorkbook("The file is a PDF, a web page or an XML document, whatever its name is:"
                    + " save it as .xlsx or as CSV and upload that.");
        }
    }

    private static boolean begins(byte[] start, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
