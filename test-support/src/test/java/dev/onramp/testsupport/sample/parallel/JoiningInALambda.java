package dev.onramp.testsupport.sample.parallel;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;

class JoiningInALambda {

    Supplier<Uni<List<String>>> both(List<Uni<String>> all) {
        return () -> Uni.join().all(all).andCollectFailures();
    }
}
