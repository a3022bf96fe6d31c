package dev.onramp.defaults.paging;

import java.time.Instant;

/** The times that filters and cursors take: the years 0001 to 9999, all of which a timestamptz can hold. */
final class Instants {

    static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Instants() {}
}
