package dev.onramp.connector.workbook;

import dev.onramp.defaults.persistence.Upkeep;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes files that are nobody's any more: uploads that broke off with the process, and what was replaced. */
@ApplicationScoped
class FilePurge {

    private final FileRepository files;
    private final Upkeep upkeep;

    FilePurge(FileRepository files, Upkeep upkeep) {
        this.files = files;
        this.upkeep = upkeep;
    }

    @Scheduled(identity = "profile-file-purge", every = "30m", delayed = "1m")
    Uni<Void> purge() {
        return upkeep.untilDone("Files that are nobody's", () -> files.purge().map(deleted -> deleted > 0));
    }
}
