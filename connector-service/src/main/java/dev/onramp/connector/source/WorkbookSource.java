package dev.onramp.connector.source;

import org.jspecify.annotations.Nullable;

/**
 * A workbook that was uploaded to the profile.
 *
 * @param profile the id of the profile that holds the file
 * @param file the id of the file, another one after each upload; null if there is none, or nobody has looked yet
 */
public record WorkbookSource(String profile, @Nullable String file) implements Source {

    /** The workbook of a profile, whichever it is. */
    public WorkbookSource(String profile) {
        this(profile, null);
    }

    @Override
    public String destination() {
        return "excel";
    }

    @Override
    public String target() {
        return "excel:" + profile;
    }
}
