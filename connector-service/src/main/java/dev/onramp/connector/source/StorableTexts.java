package dev.onramp.connector.source;

/** Texts of strangers, made fit to be stored and sent on. */
public final class StorableTexts {

    private static final char REPLACEMENT = '\uFFFD';

    /** Times what is kept. */
    private static final int LOOKED_AT = 4;

    private StorableTexts() {}

    /** Without halves of surrogate pairs, which have no form in UTF-8. */
    public static String wellFormed(String text) {
        return isWellFormed(text) ? text : repair(text);
    }

    /** Well-formed, and without the zero character, which PostgreSQL does not store. */
    public static String storable(String text) {
        return wellFormed(text).replace('\0', REPLACEMENT);
    }

    /** Storable, and at most {@code max} characters long. */
    public static String brief(String text, int max) {
        // Only the start of a long text is looked at.
        var start = text.length() <= LOOKED_AT * max ? text : text.substring(0, LOOKED_AT * max);
        var storable = storable(start.strip());
        return storable.length() <= max ? storable : wellFormed(storable.substring(0, max - 1)) + "…";
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(StorableTexts::isHalf);
    }

    private static String repair(String text) {
        var repaired = new StringBuilder(text.length());
        text.codePoints().forEach(c -> repaired.appendCodePoint(isHalf(c) ? REPLACEMENT : c));
        return repaired.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
