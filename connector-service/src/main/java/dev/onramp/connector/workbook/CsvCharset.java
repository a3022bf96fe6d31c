package dev.onramp.connector.workbook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a text file is encoded: as its byte order mark says, or else UTF-8 if all of it is that, or else windows-1252, which
 * spreadsheet programs write in Western Europe.
 *
 * @param mark how many bytes the byte order mark has
 */
record CsvCharset(Charset charset, int mark) {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int BUFFER = 64 * 1024;

    static CsvCharset of(FileContent content, Work work) throws IOException {
        try (var stream = ContentStream.whole(content, work)) {
            var marked = ofMark(stream.readNBytes(3));
            if (marked != null) {
                return marked;
            }
        }
        return new CsvCharset(isUtf8(content, work) ? StandardCharsets.UTF_8 : WESTERN, 0);
    }

    private static @Nullable CsvCharset ofMark(byte[] start) {
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            return new CsvCharset(StandardCharsets.UTF_8, 3);
        }
        if (begins(start, 0xFF, 0xFE)) {
            return new CsvCharset(StandardCharsets.UTF_16LE, 2);
        }
        return begins(start, 0xFE, 0xFF) ? new CsvCharset(StandardCharsets.UTF_16BE, 2) : null;
    }

    private static boolean begins(byte[] start, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(FileContent content, Work work) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var chars = CharBuffer.allocate(BUFFER);
        var bytes = ByteBuffer.allocate(BUFFER);
        try (var stream = ContentStream.whole(content, work)) {
            boolean end = false;
            while (!end) {
                int read = stream.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                chars.clear();
                if (decoder.decode(bytes, chars, end).isError()) {
                    return false;
                }
                bytes.compact();
            }
            return true;
        }
    }
}
