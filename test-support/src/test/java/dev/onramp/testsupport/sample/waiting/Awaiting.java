package dev.onramp.testsupport.sample.waiting;

import io.smallrye.mutiny.Uni;

class Awaiting {

    String value(Uni<String> uni) {
        return uni.await().indefinitely();
    }
}
