package dev.onramp.connector.workbook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.audit.Audit;
import dev.onramp.connector.profile.StoredSources;
import dev.onramp.connector.source.SourceType;
import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Rules and transactions of files. */
@ApplicationScoped
class FileService {

    /** Replaced files are kept for an hour. */
    private static final Duration DOWNLOAD = Duration.ofMinutes(30);

    private final FileRepository files;
    private final StoredSources profiles;
    private final Audit audit;
    private final Transactions transactions;

    FileService(FileRepository files, StoredSources profiles, Audit audit, Transactions transactions) {
        this.files = files;
        this.profiles = profiles;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The file of a profile; 404 if it has none. To be called, and the content read, on a thread that may wait. */
    FileDownload get(String caller, String profile) {
        var file = Waiting.on(() -> transactions.run(caller, () -> files.find(profile)))
                .orElseThrow(FileProblems::missing);
        var content = new DatabaseContent(files, transactions, file.id(), file.size());
        return new FileDownload(file, ContentStream.whole(content, Work.within(DOWNLOAD)));
    }

    /** Lets an upload begin, whose end {@link #attach} judges again. */
    Uni<Void> admit(String caller, String profile, Preconditions preconditions) {
        return transactions.run(caller, () -> present(profile, preconditions).replaceWithVoid());
    }

    /** Makes an uploaded file that of the profile, at once for all readers. */
    Uni<Versioned<FileResponse>> attach(String caller, String profile, Preconditions preconditions, StoredFile file) {
        return transactions.run(
                caller,
                () -> present(profile, preconditions)
                        .chain(before -> files.attach(profile, file)
                                .invoke(attached -> {
                                    if (!attached) {
                                        throw Problems.conflict(
                                                "upload-gone", "The upload took too long; send it again.");
                                    }
                                })
                                .chain(() -> profiles.changed(profile))
                                .chain(() -> audit.append(caller, "file-put", profile, details(file)))
                                .chain(() -> files.find(profile))
                                .map(stored -> answer(stored == null ? file : stored, before.isEmpty()))));
    }

    Uni<Void> delete(String caller, String profile, Preconditions preconditions) {
        return transactions.run(
                caller,
                () -> profiles.lock(profile, SourceType.excel)
                        .chain(() -> files.find(profile))
                        .onItem()
                        .ifNull()
                        .failWith(FileProblems::missing)
                        .invoke(file -> preconditions.requireMatch(file.tag()))
                        .chain(file -> files.detach(profile)
                                .chain(() -> profiles.changed(profile))
                                .chain(() -> audit.append(caller, "file-delete", profile, details(file)))));
    }

    /** The file that the profile has now, if it may be replaced. */
    private Uni<Present> present(String profile, Preconditions preconditions) {
        return profiles.lock(profile, SourceType.excel)
                .invoke(fits -> {
                    if (!fits) {
                        throw Problems.conflict(
                                "not-an-excel-profile", "Only profiles whose type is excel have a file.");
                    }
                })
                .chain(() -> files.find(profile))
                .map(file -> new Present(file == null ? null : file.tag()))
                .invoke(present -> preconditions.requireMatch(present.tag()));
    }

    private record Present(@Nullable ETag tag) {

        boolean isEmpty() {
            return tag == null;
        }
    }

    private static Versioned<FileResponse> answer(StoredFile file, boolean created) {
        return new Versioned<>(FileResponse.of(file), file.tag(), created);
    }

    private static ObjectNode details(StoredFile file) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", file.name())
                .put("media_type", file.mediaType())
                .put("size", file.size())
                .put("sha256", file.sha256());
    }
}
