package dev.onramp.connector.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/** The body of an upload, piece by piece, within its time. */
final class Upload {

    private final InputStream body;
    private final long end;
    private final MessageDigest digest = sha256();
    private long size;

    Upload(InputStream body, Duration allowed) {
        this.body = body;
        this.end = System.nanoTime() + allowed.toNanos();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The next piece, full unless it is the last; empty at the end. */
    byte[] next() throws IOException {
        var chunk = new byte[FileContent.CHUNK];
        int length = 0;
        while (length < chunk.length) {
            int read = body.read(chunk, length, chunk.length - length);
            if (read < 0) {
                break;
            }
            length += read;
            if (System.nanoTime() - end > 0) {
                throw FileProblems.tooSlow();
            }
        }
        digest.update(chunk, 0, length);
        size += length;
        return length == chunk.length ? chunk : Arrays.copyOf(chunk, length);
    }

    long size() {
        return size;
    }

    /** Of all that was read; to be asked for once, at the end. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
