package dev.onramp.connector.workbook;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends the reading of a record that does not end by itself, such as one with a quote that is never closed. */
final class RecordLimit extends FilterReader {

    static final int MAX_RECORD = 1_000_000;

    private long count;

    RecordLimit(Reader in) {
        super(in);
    }

    /** A record ended. */
    void next() {
        count = 0;
    }

    @Override
    public int read() throws IOException {
        count(1);
        return super.read();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int chars) {
        count += chars;
        if (count > MAX_RECORD) {
            throw Faults.tooLarge("A row of the file has more than 1,000,000 characters; a quote may not be closed.");
        }
    }
}
