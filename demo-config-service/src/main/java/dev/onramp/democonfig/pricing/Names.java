package dev.onramp.democonfig.pricing;

import java.util.List;

/** Descriptions that list names as far as there is room. */
final class Names {

    /** Leaves room for the words around the names in the 500 characters of a description. */
    private static final int MAX_LENGTH = 400;

    private Names() {}

    /** {@code what}, followed by the names, or by the first of them and the number of the others. There is room for one. */
    static String of(String what, List<String> names) {
        if (names.isEmpty()) {
            return what;
        }
        var text = new StringBuilder(what).append(": ");
        for (int i = 0; i < names.size(); i++) {
            if (text.length() + names.get(i).length() > MAX_LENGTH) {
                return text.append(" and ")
                        .append(names.size() - i)
                        .append(" more")
                        .toString();
            }
            text.append(i == 0 ? "" : ", ").append(names.get(i));
        }
        return text.toString();
    }
}
