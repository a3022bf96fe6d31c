package dev.onramp.connector.catalog;

import org.jspecify.annotations.Nullable;

/** How much of what a catalogue says is kept at a time. A server that goes on and on ends here, not memory. */
final class Budget {

    /** For texts: some hundred characters for each of the most tables, thousands for each column of a portion. */
    static final long CHARACTERS = 32L * 1024 * 1024;

    /** What an entry takes beside its texts. */
    private static final int ENTRY = 100;

    private long spent;

    /**
     * Counts one entry.
     *
     * @throws dev.onramp.connector.source.SourceException if it is too much
     */
    void spend(@Nullable String... texts) {
        spent += ENTRY;
        for (var text : texts) {
            spent += text == null ? 0 : text.length();
        }
        if (spent > CHARACTERS) {
            throw CatalogueNames.tooLarge("The names, comments and defaults of the tables are too long together.");
        }
    }
}
