package dev.onramp.connector.workbook;

import java.util.HashSet;
import java.util.Set;

/** Counts the different names of one sort in a part, all of which the parser keeps. */
final class Distinct {

    private final int maxNames;
    private final int maxChars;
    private final Set<String> seen = new HashSet<>();
    private int chars;

    Distinct(int maxNames, int maxChars) {
        this.maxNames = maxNames;
        this.maxChars = maxChars;
    }

    void add(String name) {
        if (!seen.contains(name)) {
            chars += name.length();
            if (seen.size() >= maxNames || chars > maxChars) {
                throw Faults.tooLarge("The XML of the workbook has more different names than any workbook needs.");
            }
            seen.add(name);
        }
    }
}
