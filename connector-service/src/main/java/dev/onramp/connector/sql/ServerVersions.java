package dev.onramp.connector.sql;

import org.jspecify.annotations.Nullable;

/** What servers call their versions, made fit to be shown. */
final class ServerVersions {

    private static final int LONGEST = 100;

    private ServerVersions() {}

    /** The text without what does not belong into a version. */
    static String readable(@Nullable String version) {
        if (version == null) {
            return "";
        }
        var clean = version.replaceAll("[^A-Za-z0-9 ._()+~:,-]", "").strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
