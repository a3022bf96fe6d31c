package dev.onramp.testsupport.sample.unbounded;

import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import java.util.List;

class FindingService {

    Uni<List<ThingEntity>> all(ThingRepository things) {
        return things.findAll(Sort.by("id")).list();
    }
}
