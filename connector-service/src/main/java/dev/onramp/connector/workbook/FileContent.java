package dev.onramp.connector.workbook;

import java.io.IOException;

/** A stored file that can be read from any place. */
interface FileContent {

    /** How many bytes each chunk has; the last may have fewer. */
    int CHUNK = 256 * 1024;

    /** In bytes. */
    long size();

    /** The chunk at this position, the first being 0. Waits for it. */
    byte[] chunk(int position) throws IOException;
}
