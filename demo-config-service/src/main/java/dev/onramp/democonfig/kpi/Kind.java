package dev.onramp.democonfig.kpi;

/** What a part of a formula stands for. */
enum Kind {
    NUMBER("a number"),
    CONDITION("a condition"),
    COLUMN("a column");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** For the caller. */
    String words() {
        return words;
    }
}
