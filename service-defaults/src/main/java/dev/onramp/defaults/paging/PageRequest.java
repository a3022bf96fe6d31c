package dev.onramp.defaults.paging;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The page of a list that a caller asks for.
 *
 * @param limit 1 to 100
 * @param offset rows to pass over; 0 if there is a cursor
 * @param after the row behind which the page begins
 * @param createdAfter exclusive
 * @param createdBefore exclusive
 * @param uri what was requested, to make the link to the next page from
 */
public record PageRequest(
        int limit,
        int offset,
        @Nullable Cursor after,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        URI uri) {}
