package dev.onramp.testsupport.sample.skipping;

class ThingRepository {

    String find() {
        return "thing";
    }
}
