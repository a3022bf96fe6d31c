package dev.onramp.connector.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a zip file, each read where it is stored: nothing is unpacked to anywhere, and names are only looked up.
 * What inflates beyond measure is refused while it does.
 */
final class ZipParts {

    static final int MAX_PARTS = 10_000;

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int DIRECTORY_SIGNATURE = 0x02014b50;
    private static final int PART_SIGNATURE = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int PART_LENGTH = 30;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int MAX_DIRECTORY = 2 * 1024 * 1024;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int BUFFER = 64 * 1024;

    private final FileContent content;
    private final Work work;
    private final Map<String, Part> parts = new HashMap<>();
    private final InflationLimit limit = new InflationLimit();

    private ZipParts(FileContent content, Work work) {
        this.content = content;
        this.work = work;
    }

    private record Part(boolean encrypted, int method, long compressed, long offset) {}

    private record End(int count, long length, long offset) {}

    static ZipParts open(FileContent content, Work work) throws IOException {
        var zip = new ZipParts(content, work);
        try {
            zip.readDirectory(zip.findEnd());
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw Faults.damaged();
        }
        return zip;
    }

    boolean has(String name) {
        return parts.containsKey(key(name));
    }

    /** The inflated part; null if there is none of this name. */
    @Nullable InputStream open(String name) throws IOException {
        var part = parts.get(key(name));
        return part == null ? null : open(part);
    }

    private InputStream open(Part part) throws IOException {
        if (part.encrypted()) {
            throw Faults.encrypted();
        }
        var header = read(part.offset(), PART_LENGTH);
        if (header.getInt(0) != PART_SIGNATURE) {
            throw Faults.damaged();
        }
        long begin = part.offset() + PART_LENGTH + unsigned(header, 26) + unsigned(header, 28);
        long end = begin + part.compressed();
        if (end > content.size()) {
            throw Faults.damaged();
        }
        var packed = new ContentStream(content, work, begin, end);
        return switch (part.method()) {
            case STORED -> new Inflated(packed, limit.of(part.compressed()));
            case DEFLATED -> new Inflated(new Inflating(packed), limit.of(part.compressed()));
            default -> throw Faults.notAWorkbook("The workbook is packed in a way that no spreadsheet program uses.");
        };
    }

    private End findEnd() throws IOException {
        int length = (int) Math.min(content.size(), END_LENGTH + MAX_COMMENT);
        var tail = read(content.size() - length, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE && at + END_LENGTH + unsigned(tail, at + 20) == length) {
                return end(tail, at, content.size() - length + at);
            }
        }
        throw Faults.damaged();
    }

    private static End end(ByteBuffer tail, int at, long position) {
        var end = new End(unsigned(tail, at + 10), unsignedInt(tail, at + 12), unsignedInt(tail, at + 16));
        if (end.count() > MAX_PARTS || end.length() > MAX_DIRECTORY) {
            throw Faults.tooLarge("The workbook consists of more than " + MAX_PARTS + " parts.");
        }
        if (end.offset() + end.length() > position) {
            throw Faults.damaged();
        }
        return end;
    }

    private void readDirectory(End end) throws IOException {
        var directory = read(end.offset(), (int) end.length());
        int at = 0;
        for (int i = 0; i < end.count(); i++) {
            if (directory.getInt(at) != DIRECTORY_SIGNATURE) {
                throw Faults.damaged();
            }
            var name = new byte[unsigned(directory, at + 28)];
            directory.get(at + 46, name);
            add(new String(name, StandardCharsets.UTF_8), directory, at);
            at += 46 + name.length + unsigned(directory, at + 30) + unsigned(directory, at + 32);
        }
    }

    private void add(String name, ByteBuffer directory, int at) {
        var part = new Part(
                (directory.getShort(at + 8) & 1) != 0,
                unsigned(directory, at + 10),
                unsignedInt(directory, at + 20),
                unsignedInt(directory, at + 42));
        if (parts.put(key(name), part) != null) {
            // Two parts of one name mean different workbooks to different programs.
            throw Faults.damaged();
        }
    }

    /** Names of parts do not tell case (OPC, 6.2.2.3), and some programs write backslashes. */
    private static String key(String name) {
        var plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }

    private ByteBuffer read(long from, int length) throws IOException {
        try (var stream = new ContentStream(content, work, from, from + length)) {
            var bytes = stream.readNBytes(length);
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static int unsigned(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private static long unsignedInt(ByteBuffer buffer, int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
    }

    private static final class Inflating extends InflaterInputStream {

        Inflating(InputStream packed) {
            super(packed, new Inflater(true), BUFFER);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    /** Counts what comes out. */
    private static final class Inflated extends FilterInputStream {

        private final InflationLimit.Part limit;

        Inflated(InputStream in, InflationLimit.Part limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            limit.count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            limit.count(Math.max(read, 0));
            return read;
        }
    }
}
