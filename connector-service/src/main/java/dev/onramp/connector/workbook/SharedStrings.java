package dev.onramp.connector.workbook;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The strings that the cells of a workbook share. Only the wanted ones are kept; of the others nothing but whether they
 * are blank, so that a table of any size fits into little memory.
 */
final class SharedStrings {

    static final SharedStrings NONE = new SharedStrings(new BitSet(), Map.of());

    /** Many times what a file of the largest size can hold usefully; costs one bit each. */
    private static final int MAX_STRINGS = 64_000_000;

    private final BitSet filled;
    private final Map<Integer, String> wanted;

    private SharedStrings(BitSet filled, Map<Integer, String> wanted) {
        this.filled = filled;
        this.wanted = wanted;
    }

    /**
     * Reads the strings.
     *
     * @param wanted the numbers of those to keep
     * @param maxChars how many characters to keep in all; strings beyond it are not kept
     */
    static SharedStrings read(Xml xml, Set<Integer> wanted, int maxChars) {
        var filled = new BitSet();
        Map<Integer, String> kept = new HashMap<>();
        int number = 0;
        int chars = 0;
        while (xml.next()) {
            if (!xml.isStart("si")) {
                continue;
            }
            if (number >= MAX_STRINGS) {
                throw Faults.tooLarge("The workbook has too many different strings.");
            }
            var text = xml.richText();
            filled.set(number, !text.isBlank());
            if (wanted.contains(number) && chars + text.length() <= maxChars) {
                kept.put(number, text);
                chars += text.length();
            }
            number++;
        }
        return new SharedStrings(filled, kept);
    }

    /** Whether the cell shows nothing. */
    boolean isBlank(Cell cell) {
        int number = cell.kind() == Cell.Kind.SHARED ? SheetReader.index(cell.text()) : -1;
        return cell.kind() == Cell.Kind.SHARED && (number < 0 || !filled.get(number));
    }

    /** The cell with its own text; null if its string was not kept. */
    @Nullable Cell resolve(Cell cell) {
        if (cell.kind() != Cell.Kind.SHARED) {
            return cell;
        }
        var text = wanted.get(SheetReader.index(cell.text()));
        return text == null ? null : cell.resolved(text);
    }
}
