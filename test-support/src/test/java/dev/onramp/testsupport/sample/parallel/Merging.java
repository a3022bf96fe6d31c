package dev.onramp.testsupport.sample.parallel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

class Merging {

    Multi<String> all(List<Uni<String>> all) {
        return Multi.createFrom().iterable(all).onItem().transformToUniAndMerge(one -> one);
    }
}
