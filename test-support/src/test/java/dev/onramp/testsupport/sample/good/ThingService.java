package dev.onramp.testsupport.sample.good;

import io.smallrye.mutiny.Uni;
import java.util.List;

class ThingService {

    private final ThingRepository things;

    ThingService(ThingRepository things) {
        this.things = things;
    }

    Uni<List<Long>> list() {
        return things.page(20)
                .chain(page -> things.count().map(total -> page))
                .map(page -> page.stream().map(thing -> thing.id).toList());
    }
}
