package dev.onramp.democonfig.sow;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Names of files in headers. */
final class FileNames {

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";
    private static final int MAX_LENGTH = 120;

    private FileNames() {}

    /** {@code Content-Disposition} with a name that every browser takes, and the whole one for those that can (RFC 6266). */
    static String disposition(String kind, String name) {
        var shown = shorten(name);
        var plain = new StringBuilder();
        var encoded = new StringBuilder();
        shown.codePoints().forEach(codePoint -> {
            var isPlain = PLAIN.indexOf(codePoint) >= 0;
            plain.append(isPlain ? (char) codePoint : '_');
            if (isPlain) {
                encoded.append((char) codePoint);
            } else {
                encode(codePoint, encoded);
            }
        });
        return kind + "; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }

    /** No folder and no dot at the start; the end with the extension is kept. */
    private static String shorten(String name) {
        var flat = name.replace('/', '_').replace('\\', '_').replace("..", "_");
        if (flat.codePointCount(0, flat.length()) <= MAX_LENGTH) {
            return flat;
        }
        var end = flat.lastIndexOf("-r");
        var kept = MAX_LENGTH - (flat.length() - end);
        return flat.substring(0, flat.offsetByCodePoints(0, kept)) + flat.substring(end);
    }

    private static void encode(int codePoint, StringBuilder out) {
        for (var octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            out.append(String.format(Locale.ROOT, "%%%02X", octet));
        }
    }
}
