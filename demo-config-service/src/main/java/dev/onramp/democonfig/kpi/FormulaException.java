package dev.onramp.democonfig.kpi;

/** What is wrong with a formula, and where. The message is for the caller and says what would be right. */
@SuppressWarnings("serial") // It never leaves the process.
class FormulaException extends RuntimeException {

    private final int position;

    /** @param position offset of the first character that is wrong, from 0 */
    FormulaException(int position, String message) {
        super(message, null, false, false);
        this.position = position;
    }

    int position() {
        return position;
    }

    /** Never null, unlike that of other exceptions. */
    String problem() {
        return String.valueOf(getMessage());
    }
}
