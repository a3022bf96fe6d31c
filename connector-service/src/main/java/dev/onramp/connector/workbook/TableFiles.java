package dev.onramp.connector.workbook;

import java.io.IOException;

/** Opens files. */
final class TableFiles {

    private TableFiles() {}

    /**
     * The tables of a file.
     *
     * @param name what the file is called; the table of a CSV file is called after it
     * @throws dev.onramp.connector.source.SourceException if it is no workbook
     */
    static TableFile open(FileContent content, Work work, String name) throws IOException {
        try (var stream = ContentStream.whole(content, work)) {
            var kind = FileKind.of(stream.readNBytes((int) Math.min(content.size(), FileContent.CHUNK)));
            return kind == FileKind.XLSX ? Xlsx.open(content, work) : Csv.open(content, work, tableName(name));
        }
    }

    /**
     * What a file is, which is looked at closely enough to find out whether it is a workbook at all.
     *
     * @throws dev.onramp.connector.source.SourceException if it is none
     */
    static String mediaType(FileContent content, Work work) {
        try {
            return open(content, work, "").mediaType();
        } catch (IOException broken) {
            throw Faults.damaged();
        }
    }

    /** What a file of this type is called if nobody says. */
    static String nameFor(String mediaType) {
        return switch (mediaType) {
            case FileResource.CSV -> "data.csv";
            case FileResource.XLSM -> "workbook.xlsm";
            default -> "workbook.xlsx";
        };
    }

    private static String tableName(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
