package dev.onramp.testsupport.sample.unbounded;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.util.List;

class OwnRepository implements PanacheRepositoryBase<ThingEntity, Long> {

    Uni<List<ThingEntity>> all() {
        return listAll();
    }
}
