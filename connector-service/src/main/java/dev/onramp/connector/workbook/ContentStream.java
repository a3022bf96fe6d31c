package dev.onramp.connector.workbook;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A part of a file. Holds one chunk at a time. */
final class ContentStream extends InputStream {

    private final FileContent content;
    private final Work work;
    private final long end;
    private long next;
    private byte[] chunk = {};
    private int loaded = -1;

    ContentStream(FileContent content, Work work, long begin, long end) {
        this.content = content;
        this.work = work;
        this.next = begin;
        this.end = end;
    }

    static ContentStream whole(FileContent content, Work work) {
        return new ContentStream(content, work, 0, content.size());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        work.check();
        if (next >= end) {
            return -1;
        }
        if (next >= content.size()) {
            throw new EOFException();
        }
        load((int) (next / FileContent.CHUNK));
        int from = (int) (next % FileContent.CHUNK);
        int count = (int) Math.min(Math.min(length, chunk.length - from), end - next);
        if (count <= 0) {
            // A chunk is shorter than it has to be.
            throw new EOFException();
        }
        System.arraycopy(chunk, from, buffer, offset, count);
        next += count;
        return count;
    }

    private void load(int position) throws IOException {
        if (position != loaded) {
            chunk = content.chunk(position);
            loaded = position;
        }
    }
}
