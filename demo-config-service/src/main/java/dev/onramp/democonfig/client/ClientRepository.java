package dev.onramp.democonfig.client;

import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Clients of the team. */
@ApplicationScoped
class ClientRepository implements PanacheRepositoryBase<ClientEntity, String> {

    private static final String HAS_LICENSE = "sql('config_data ->> ''license_type''') = :licenseType";
    private static final String HAS_MODULE = "cast(sql('lower(cast(config_data -> ''modules'' as text))::jsonb"
            + " @> to_jsonb(lower(?))', :module) as Boolean) = true";
    private static final String NAME_CONTAINS =
            "locate(lower(:name), lower(cast(sql('config_data ->> ''client_name''') as String))) > 0";

    /** Nobody else can change or delete the client, or begin to refer to it, until the transaction ends. */
    Uni<ClientEntity> lock(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Nobody else can change or delete the client until the transaction ends; others may share the lock. */
    Uni<ClientEntity> share(String id) {
        return findById(id, LockModeType.PESSIMISTIC_READ);
    }

    Uni<Slice<ClientEntity>> page(PageRequest page, ClientFilter filter) {
        return ListStatement.of(this, page)
                .where(HAS_LICENSE, "licenseType", filter.licenseType())
                .where(HAS_MODULE, "module", filter.module())
                .where(NAME_CONTAINS, "name", filter.name())
                .fetch(id -> id);
    }
}
