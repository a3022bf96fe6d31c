package dev.onramp.connector.profile;

import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ListedProfileRepository implements PanacheRepositoryBase<ListedProfileEntity, String> {

    Uni<Slice<ListedProfileEntity>> page(PageRequest page, ProfileFilter filter) {
        return ListStatement.of(this, page)
                .where("type = :type", "type", filter.type())
                .where("testStatus = :testStatus", "testStatus", filter.testStatus())
                .where("locate(lower(:name), lower(name)) > 0", "name", filter.name())
                .fetch(id -> id);
    }
}
