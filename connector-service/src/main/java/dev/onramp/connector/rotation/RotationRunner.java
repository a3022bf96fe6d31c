package dev.onramp.connector.rotation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.audit.Audit;
import dev.onramp.connector.operation.OperationRun;
import dev.onramp.connector.operation.OperationRunner;
import dev.onramp.connector.profile.ProfileRenewals;
import dev.onramp.defaults.persistence.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Encrypts every secret anew that is not in today's form: plain ones, those of older forms, and those of older keys of the
 * keyset. Each batch is one short transaction that stores how far the rotation is too, so that a rotation that died goes
 * on where it was.
 */
@ApplicationScoped
class RotationRunner implements OperationRunner {

    static final String KIND = "key-rotation";

    private static final int BATCH = 200;

    private final RotationRepository rotations;
    private final ProfileRenewals profiles;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    RotationRunner(
            RotationRepository rotations,
            ProfileRenewals profiles,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.rotations = rotations;
        this.profiles = profiles;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<ObjectNode> run(OperationRun run) {
        return begin(run)
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> next(run))
                        .whilst(rotation -> !rotation.isFinished())
                        .collect()
                        .last())
                .map(RotationEntity::result);
    }

    private Uni<Void> begin(OperationRun run) {
        return transactions.run(run.owner(), () -> profiles.count().chain(total -> rotations.begin(id(run), total)));
    }

    private Uni<RotationEntity> next(OperationRun run) {
        return transactions
                .run(run.owner(), () -> rotations.lock(id(run)).call(rotation -> renew(run, rotation)))
                .call(rotation -> run.progress(rotation.progress()));
    }

    private Uni<Void> renew(OperationRun run, RotationEntity rotation) {
        if (rotation.isFinished()) {
            return Uni.createFrom().voidItem();
        }
        return profiles.renewAfter(rotation.position, BATCH).chain(batch -> {
            rotation.add(batch);
            if (batch.profiles() == BATCH) {
                return rotations.flush();
            }
            rotation.finishedAt = clock.instant();
            return rotations.flush().chain(() -> audit.append(run.owner(), KIND + "-ended", null, rotation.result()));
        });
    }

    private static UUID id(OperationRun run) {
        return UUID.fromString(run.id());
    }
}
