package dev.onramp.connector.catalog;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;

/** How long names may be that a catalogue tells. */
final class CatalogueNames {

    /** Several times what any database allows, and as much as is stored. */
    static final int MAX_LENGTH = 600;

    private CatalogueNames() {}

    /** @throws SourceException if it is too long to be one */
    static void check(String name) {
        if (name.length() > MAX_LENGTH) {
            throw tooLarge("A name has more than " + MAX_LENGTH + " characters.");
        }
    }

    static SourceException tooLarge(String what) {
        return new SourceException(FaultCode.TOO_LARGE, what + " Name the tables that matter by patterns.");
    }
}
