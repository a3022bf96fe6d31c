package dev.onramp.democonfig.catalog;

import org.jspecify.annotations.Nullable;

/** What all entries of the catalogue are written with. */
interface EntryRequest {

    /** The code in the path, in whatever case, or absent. */
    @Nullable String code();

    /** 1 to 200 characters. */
    String name();

    /** At most 2000 characters. */
    @Nullable String description();
}
