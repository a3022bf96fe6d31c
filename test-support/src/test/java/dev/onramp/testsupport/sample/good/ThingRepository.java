package dev.onramp.testsupport.sample.good;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.util.List;

class ThingRepository implements PanacheRepositoryBase<ThingEntity, Long> {

    Uni<List<ThingEntity>> page(int limit) {
        return find("order by id").range(0, limit - 1).list();
    }
}
