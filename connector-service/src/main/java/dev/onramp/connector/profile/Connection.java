package dev.onramp.connector.profile;

import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.WorkbookSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A profile that is ready to be used, with its secrets. Lives only as long as the work that needs it.
 *
 * @param profile the id; null for a profile that is not stored
 */
public record Connection(@Nullable String profile, Source source, Login login) {

    /**
     * SHA-256 of where it points at, or of which file it has. What was found out holds as long as this stays the same,
     * whoever logs in and however.
     */
    public String fingerprint() {
        return fingerprint(source);
    }

    static String fingerprint(Source source) {
        var place = source instanceof WorkbookSource workbook
                ? "excel\n" + workbook.profile() + "\n" + workbook.file()
                : source.destination();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Connection[" + profile + "]";
    }
}
