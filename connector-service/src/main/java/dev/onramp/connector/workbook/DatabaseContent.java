package dev.onramp.connector.workbook;

import dev.onramp.defaults.persistence.Transactions;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** The content of a file in the database. */
final class DatabaseContent implements FileContent {

    private final FileRepository files;
    private final Transactions transactions;
    private final UUID id;
    private final long size;

    DatabaseContent(FileRepository files, Transactions transactions, UUID id, long size) {
        this.files = files;
        this.transactions = transactions;
        this.id = id;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] chunk(int position) throws IOException {
        try {
            return Waiting.on(() -> transactions.runUpkeep(() -> files.chunk(id, position)))
                    .orElseThrow(EOFException::new);
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }
}
