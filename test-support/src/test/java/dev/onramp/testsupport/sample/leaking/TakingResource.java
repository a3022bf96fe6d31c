package dev.onramp.testsupport.sample.leaking;

class TakingResource {

    public void put(ThingEntity thing) {}
}
