package dev.onramp.connector.sql;

import dev.onramp.connector.source.SourceException;
import org.jspecify.annotations.Nullable;

/** The first thing that went wrong on a connection, which explains what follows from it. */
final class Breach {

    private @Nullable SourceException first;

    synchronized void keep(SourceException fault) {
        if (first == null) {
            first = fault;
        }
    }

    /** Null if all went well. */
    synchronized @Nullable SourceException first() {
        return first;
    }
}
