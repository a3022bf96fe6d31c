package dev.onramp.testsupport.sample.leaking;

class ArrayResource {

    public ThingEntity[] list() {
        return new ThingEntity[0];
    }
}
