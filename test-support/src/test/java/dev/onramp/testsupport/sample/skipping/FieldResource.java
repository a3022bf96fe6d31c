package dev.onramp.testsupport.sample.skipping;

class FieldResource {

    final ThingRepository things;

    FieldResource(ThingRepository things) {
        this.things = things;
    }
}
