package dev.onramp.defaults.persistence;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Upkeep that is done little by little, each part in a transaction of its own. Replicas may do the same at once. */
@ApplicationScoped
public class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private final Transactions transactions;

    Upkeep(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Repeats {@code part} for as long as it says that there may be more to do. Never fails: what is left then stays until
     * the next run, which a line in the log says.
     *
     * @param leftover what stays, such as "Old operations"
     */
    public Uni<Void> untilDone(String leftover, Supplier<Uni<Boolean>> part) {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.runUpkeep(part))
                .whilst(mayBeMore -> mayBeMore)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "%s stay until the next run: %s",
                        leftover, failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
