package dev.onramp.connector.workbook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as workbooks and CSV write them. */
final class Numbers {

    private static final int MAX_LENGTH = 64;
    private static final int MAX_EXPONENT = 400;
    private static final int DIGITS_OF_A_DOUBLE = 16;

    private Numbers() {}

    /** The number; null if the text is none, or one beyond all that spreadsheets know. */
    static @Nullable BigDecimal parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            var number = new BigDecimal(text);
            return Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT ? null : number;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /**
     * The text of a number in a workbook: spreadsheet programs write the binary number in 17 digits, as {@code
     * 1.1000000000000001}, where they mean the shortest that reads the same.
     */
    static String shortest(BigDecimal number) {
        if (number.scale() > 0 && number.precision() > DIGITS_OF_A_DOUBLE) {
            return plain(new BigDecimal(Double.toString(number.doubleValue())));
        }
        return plain(number);
    }

    /** Whether the number is whole and fits 64 bits. */
    static boolean isInt64(String text) {
        var number = parse(text);
        if (number == null) {
            return false;
        }
        try {
            number.longValueExact();
            return true;
        } catch (ArithmeticException not) {
            return false;
        }
    }

    private static String plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return Math.abs(stripped.scale()) > 40 ? stripped.toString() : stripped.toPlainString();
    }
}
