package dev.onramp.democonfig.kpi;

/**
 * A word of a formula.
 *
 * @param text as written; a column without its brackets
 * @param position offset of its first character, from 0
 */
record Lexeme(Kind kind, String text, int position) {

    enum Kind {
        NUMBER,
        NAME,
        COLUMN,
        OPERATOR,
        OPEN,
        CLOSE,
        COMMA
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }
}
