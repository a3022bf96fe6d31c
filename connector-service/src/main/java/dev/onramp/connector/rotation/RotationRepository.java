package dev.onramp.connector.rotation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

@ApplicationScoped
class RotationRepository implements PanacheRepositoryBase<RotationEntity, UUID> {

    private static final String BEGIN = """
            insert into key_rotations (operation_id, total) values (:operation, :total)
            on conflict (operation_id) do nothing
            """;

    /** Makes the row of a rotation that begins; one that goes on keeps its own. */
    Uni<Void> begin(UUID operation, long total) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BEGIN)
                        .setParameter("operation", operation)
                        .setParameter("total", total)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The rotation, which no other run can go on with until the running transaction ends. */
    Uni<RotationEntity> lock(UUID operation) {
        return findById(operation, LockModeType.PESSIMISTIC_WRITE);
    }
}
