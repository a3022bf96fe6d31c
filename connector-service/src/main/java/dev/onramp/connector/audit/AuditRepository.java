package dev.onramp.connector.audit;

import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AuditRepository implements PanacheRepositoryBase<AuditEntity, Long> {

    /** @param profile null for all */
    Uni<Slice<AuditEntity>> page(@Nullable String profile, PageRequest page, AuditFilter filter) {
        return ListStatement.of(this, page)
                .where("profileId = :profile", "profile", profile)
                .where("action = :action", "action", filter.action())
                .where("actor = :actor", "actor", filter.actor())
                .fetch(Long::valueOf);
    }
}
