package dev.onramp.persona.persona;

import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** Personas of one owner: the owner is part of every query. */
@ApplicationScoped
class PersonaRepository implements PanacheRepositoryBase<PersonaEntity, UUID> {

    Uni<PersonaEntity> findOwned(String owner, UUID id) {
        return find("id = ?1 and owner = ?2", id, owner).firstResult();
    }

    /** Nobody else can change the persona until the transaction ends. */
    Uni<PersonaEntity> lockOwned(String owner, UUID id) {
        return find("id = ?1 and owner = ?2", id, owner)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<Slice<PersonaEntity>> pageOwned(String owner, PageRequest page) {
        return ListStatement.of(this, page)
                .where("owner = :owner", "owner", owner)
                .fetch(UUID::fromString);
    }

    Uni<Long> countOwned(String owner) {
        return count("owner", owner);
    }
}
