package dev.onramp.testsupport.sample.skipping;

class NestingResource {

    static class Helper {

        String thing(ThingRepository things) {
            return things.find();
        }
    }
}
