package dev.onramp.testsupport.sample.parallel;

import io.smallrye.mutiny.Uni;
import java.util.List;

class Joining {

    Uni<List<String>> both(Uni<String> one, Uni<String> other) {
        return Uni.join().all(one, other).andFailFast();
    }
}
