package dev.onramp.testsupport.sample.parallel;

import io.smallrye.mutiny.Uni;

class Combining {

    Uni<String> both(Uni<String> one, Uni<String> other) {
        return Uni.combine().all().unis(one, other).with((a, b) -> a + b);
    }
}
