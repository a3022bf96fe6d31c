package dev.onramp.connector.workbook;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a number format shows. */
enum Format {
    NUMBER,
    DATE,
    TIME,
    TIMESTAMP;

    /**
     * Literals, escaped and padding characters, colours, conditions and locales. Elapsed time stays, to be told. A bracket
     * or quote that is never closed takes the rest with it, or each of many would be looked for to the end.
     */
    private static final Pattern NOT_FIELDS =
            Pattern.compile("\"[^\"]*\"?|[\\\\_*].|\\[(?!h+]|m+]|s+])[^]]*+]?", Pattern.CASE_INSENSITIVE);

    private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)]");
    private static final int MAX_LENGTH = 1000;

    /** The format of this code. */
    static Format of(String code) {
        if (code.length() > MAX_LENGTH) {
            return NUMBER;
        }
        var positive =
                NOT_FIELDS.matcher(code).replaceAll("").toLowerCase(Locale.ROOT).split(";", 2)[0];
        if (ELAPSED.matcher(positive).find() || positive.contains("general")) {
            return NUMBER;
        }
        var fields = positive.replace("am/pm", "h").replace("a/p", "h");
        boolean time = fields.indexOf('h') >= 0 || fields.indexOf('s') >= 0;
        boolean date = fields.indexOf('y') >= 0 || fields.indexOf('d') >= 0 || (!time && fields.indexOf('m') >= 0);
        if (date) {
            return time ? TIMESTAMP : DATE;
        }
        return time ? TIME : NUMBER;
    }

    /** The format of an id that every spreadsheet program knows without being told (ECMA-376, 18.8.30). */
    static Format builtIn(int id) {
        return switch (id) {
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58 -> DATE;
            case 18, 19, 20, 21, 32, 33, 45, 47 -> TIME;
            case 22 -> TIMESTAMP;
            default -> NUMBER;
        };
    }
}
