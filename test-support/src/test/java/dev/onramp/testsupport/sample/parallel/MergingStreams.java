package dev.onramp.testsupport.sample.parallel;

import io.smallrye.mutiny.Multi;

class MergingStreams {

    Multi<String> both(Multi<String> one, Multi<String> other) {
        return Multi.createBy().merging().streams(one, other);
    }
}
