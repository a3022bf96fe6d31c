package dev.onramp.connector.source;

import org.jspecify.annotations.Nullable;

/** The options of APIs. The names are those of the API of this service. */
public enum ApiOption {
    records_pointer,
    openapi,
    paths;

    /** What {@code options} say about it. */
    @Nullable Object in(SourceOptions options) {
        return switch (this) {
            case records_pointer -> options.recordsPointer();
            case openapi -> options.openapi();
            case paths -> options.paths();
        };
    }
}
