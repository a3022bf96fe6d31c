package dev.onramp.testsupport.sample.waiting;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.groups.UniAwait;
import java.util.List;

class AwaitingByReference {

    List<String> values(List<Uni<String>> all) {
        return all.stream().map(Uni::await).map(UniAwait::indefinitely).toList();
    }
}
