package dev.onramp.testsupport.sample.leaking;

class ReturningResource {

    public ThingEntity get() {
        return new ThingEntity();
    }
}
