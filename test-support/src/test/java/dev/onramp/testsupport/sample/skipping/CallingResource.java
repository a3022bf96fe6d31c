package dev.onramp.testsupport.sample.skipping;

import java.util.function.Supplier;

class CallingResource {

    Supplier<String> thing(Supplier<ThingRepository> things) {
        return () -> things.get().find();
    }
}
