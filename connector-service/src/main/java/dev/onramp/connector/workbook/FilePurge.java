package dev.onramp.connector.workbook;

import dev.onramp.defaults.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Deletes files that are nobody's any more: uploads that broke off with the process, and what was replaced. */
@ApplicationScoped
class FilePurge {

    private static final Logger LOG = Logger.getLogger(FilePurge.class);

    private final FileRepository files;
    private final Transactions transactions;

    FilePurge(FileRepository files, Transactions transactions) {
        this.files = files;
        this.transactions = transactions;
    }

    @Scheduled(identity = "profile-file-purge", every = "30m", delayed = "1m")
    Uni<Void> purge() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.runUpkeep(files::purge))
                .whilst(deleted -> deleted > 0)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Files that are nobody's stay until the next run: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
