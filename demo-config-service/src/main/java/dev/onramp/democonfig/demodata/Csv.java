package dev.onramp.democonfig.demodata;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values by RFC 4180. */
final class Csv {

    private static final String FORMULA_STARTS = "=+-@＝＋－＠\t\r\n";

    private Csv() {}

    /** A line with its end. Texts that a spreadsheet would run as a formula get an apostrophe before them. */
    static String line(List<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        var safe = isFormula(text) ? "'" + text : text;
        return safe.chars().anyMatch(character -> "\",\r\n".indexOf(character) >= 0)
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    /** Spreadsheets pass over spaces of all kinds, and some take the full-width signs too. */
    private static boolean isFormula(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (FORMULA_STARTS.indexOf(character) >= 0) {
                return true;
            }
            if (!isInvisible(character)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isInvisible(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
