package dev.onramp.testsupport.sample.leaking;

class BoundResource {

    public <T extends ThingEntity> void put(Class<T> type) {}
}
