package dev.onramp.connector.workbook;

import dev.onramp.connector.source.SourceException;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes files in, on threads that may wait. A file is stored beside the present one, looked at, and takes its place in one
 * step; what breaks off leaves nothing behind.
 */
@ApplicationScoped
class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);

    /** Each holds a thread and one piece of its file. */
    private static final int MAX_RUNNING = 8;

    private static final int RETRY_AFTER_SECONDS = 5;
    private static final Duration TIME = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final FileService service;
    private final FileRepository files;
    private final Transactions transactions;
    private final Semaphore places = new Semaphore(MAX_RUNNING);

    Uploads(FileService service, FileRepository files, Transactions transactions) {
        this.service = service;
        this.files = files;
        this.transactions = transactions;
    }

    /** Reads {@code body} to its end, and makes it the file of the profile. */
    Versioned<FileResponse> put(
            String caller, String profile, Preconditions preconditions, @Nullable String name, InputStream body) {
        if (!places.tryAcquire()) {
            throw Problems.tooManyRequests("Too many files are being uploaded at the moment.", RETRY_AFTER_SECONDS);
        }
        try {
            await(service.admit(caller, profile, preconditions));
            var stored = store(name, body);
            try {
                return Waiting.on(() -> service.attach(caller, profile, preconditions, stored))
                        .orElseThrow();
            } catch (RuntimeException refused) {
                discard(stored.id());
                throw refused;
            }
        } catch (SourceException fault) {
            throw FileProblems.unusable(fault);
        } catch (IOException broken) {
            // The caller is gone, or says nothing.
            throw FileProblems.tooSlow();
        } finally {
            places.release();
        }
    }

    private StoredFile store(@Nullable String name, InputStream body) throws IOException {
        var upload = new Upload(body, TIME);
        var chunk = upload.next();
        var kind = FileKind.of(chunk);
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        await(transactions.runUpkeep(() -> files.begin(id, name == null ? "" : name, kind.mediaType())));
        try {
            for (int position = 0; chunk.length > 0; position++) {
                append(id, position, chunk);
                chunk = chunk.length < FileContent.CHUNK ? new byte[0] : upload.next();
            }
            return look(id, upload, name);
        } catch (IOException | RuntimeException refused) {
            discard(id);
            throw refused;
        }
    }

    private void append(UUID id, int position, byte[] chunk) {
        await(transactions.runUpkeep(() -> files.append(id, position, chunk)));
    }

    private StoredFile look(UUID id, Upload upload, @Nullable String name) {
        var content = new DatabaseContent(files, transactions, id, upload.size());
        var mediaType = TableFiles.mediaType(content, Work.within(LOOK));
        return new StoredFile(
                id,
                name == null ? TableFiles.nameFor(mediaType) : name,
                mediaType,
                upload.size(),
                upload.digest(),
                Instant.EPOCH);
    }

    private void discard(UUID id) {
        try {
            await(transactions.runUpkeep(() -> files.discard(id)));
        } catch (RuntimeException later) {
            LOG.warnf(
                    "An upload that came to nothing stays until the purge: %s",
                    later.getClass().getSimpleName());
        }
    }

    private static void await(Uni<?> work) {
        Waiting.on(() -> work);
    }
}
