package dev.onramp.connector.rotation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.connector.audit.Audit;
import dev.onramp.connector.operation.OperationResponse;
import dev.onramp.connector.operation.Operations;
import dev.onramp.defaults.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Starts rotations. */
@ApplicationScoped
class RotationService {

    private final Operations operations;
    private final Audit audit;
    private final Transactions transactions;

    RotationService(Operations operations, Audit audit, Transactions transactions) {
        this.operations = operations;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Fails with 409 and the location of the other if there is one that is not over. */
    Uni<OperationResponse> start(String caller) {
        return transactions
                .run(
                        caller,
                        () -> operations
                                .start(caller, RotationRunner.KIND, null, JsonNodeFactory.instance.objectNode())
                                .call(operation -> audit.append(
                                        caller,
                                        RotationRunner.KIND + "-started",
                                        null,
                                        JsonNodeFactory.instance.objectNode().put("operation", operation.id()))))
                .invoke(operations::wake);
    }
}
