package dev.onramp.connector.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.audit.Audit;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Rules and transactions of reading and cancelling operations. */
@ApplicationScoped
class OperationService {

    private final OperationRepository operations;
    private final OperationExecutor executor;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    OperationService(
            OperationRepository operations,
            OperationExecutor executor,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.operations = operations;
        this.executor = executor;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    Uni<Versioned<OperationResponse>> get(String caller, UUID id) {
        return transactions.run(caller, () -> required(operations.findById(id)).map(OperationService::versioned));
    }

    Uni<Slice<OperationResponse>> list(String caller, PageRequest page, OperationFilter filter) {
        return transactions.run(
                caller, () -> operations.page(page, filter).map(slice -> slice.map(OperationEntity::response)));
    }

    /**
     * Ends a queued operation at once, and asks a running one to end.
     *
     * @param all whether the caller may cancel what concerns no single profile
     */
    Uni<Versioned<OperationResponse>> cancel(String caller, boolean all, UUID id) {
        return transactions
                .run(
                        caller,
                        () -> required(operations.lock(id))
                                .call(operation -> cancel(operation, all)
                                        ? operations
                                                .flush()
                                                .chain(() -> audit.append(
                                                        caller, "cancel", operation.profile, details(operation)))
                                        : Uni.createFrom().voidItem())
                                .map(OperationService::versioned))
                .invoke(() -> executor.cancel(id));
    }

    /** Whether that changes anything. */
    private boolean cancel(OperationEntity operation, boolean all) {
        if (operation.profile == null && !all) {
            throw new ForbiddenException();
        }
        if (operation.status.isOver()) {
            throw Problems.conflict("operation-finished", "The operation is over already.");
        }
        var isNew = !operation.cancelRequested;
        operation.cancelRequested = true;
        if (operation.status == OperationStatus.queued) {
            operation.status = OperationStatus.cancelled;
            operation.finishedAt = clock.instant();
            return true;
        }
        return isNew;
    }

    private static ObjectNode details(OperationEntity operation) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("operation", operation.id.toString())
                .put("kind", operation.kind);
    }

    private static Uni<OperationEntity> required(Uni<OperationEntity> operation) {
        return operation.onItem().ifNull().failWith(() -> Problems.notFound("operation"));
    }

    private static Versioned<OperationResponse> versioned(OperationEntity operation) {
        return Versioned.existing(operation.response(), operation.tag());
    }
}
