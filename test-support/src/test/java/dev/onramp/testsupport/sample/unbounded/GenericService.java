package dev.onramp.testsupport.sample.unbounded;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.util.List;

class GenericService {

    <E> Uni<List<E>> all(PanacheRepositoryBase<E, Long> repository) {
        return repository.listAll();
    }
}
