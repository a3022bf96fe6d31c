package dev.onramp.testsupport.sample.unbounded;

import io.smallrye.mutiny.Uni;
import java.util.List;

class ActiveRecordService {

    Uni<List<ThingEntity>> all() {
        return ThingEntity.listAll();
    }
}
