package dev.onramp.connector.workbook;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;

/** What can be wrong with a file, in words for a person. */
final class Faults {

    private Faults() {}

    static SourceException missing() {
        return new SourceException(
                FaultCode.FILE_MISSING,
                "The profile has no file: upload one with PUT to its path /file. Paths on a server are never read.");
    }

    static SourceException encrypted() {
        return new SourceException(
                FaultCode.FILE_ENCRYPTED,
                "The file is protected by a password: save it without one (File, Info, Protect Workbook) and upload it again.");
    }

    static SourceException notAWorkbook(String advice) {
        return new SourceException(FaultCode.NOT_A_WORKBOOK, advice);
    }

    static SourceException damaged() {
        return notAWorkbook("The workbook is damaged or not complete: open it in a spreadsheet program, save it anew as"
                + " .xlsx and upload it again.");
    }

    static SourceException tooLarge(String advice) {
        return new SourceException(FaultCode.TOO_LARGE, advice);
    }
}
