package dev.onramp.testsupport.sample.unbounded;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;

class ReferringService {

    Supplier<Uni<List<ThingEntity>>> all(ThingRepository things) {
        return things::listAll;
    }
}
