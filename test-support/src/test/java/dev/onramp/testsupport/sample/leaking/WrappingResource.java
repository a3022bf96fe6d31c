package dev.onramp.testsupport.sample.leaking;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

class WrappingResource {

    public Uni<Map<String, List<? extends ThingEntity>>> list() {
        return Uni.createFrom().item(Map.of());
    }
}
