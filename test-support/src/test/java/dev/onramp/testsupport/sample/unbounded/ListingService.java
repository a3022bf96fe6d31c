package dev.onramp.testsupport.sample.unbounded;

import io.smallrye.mutiny.Uni;
import java.util.List;

class ListingService {

    Uni<List<ThingEntity>> all(ThingRepository things) {
        return things.listAll();
    }
}
