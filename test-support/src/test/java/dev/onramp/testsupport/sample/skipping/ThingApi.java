package dev.onramp.testsupport.sample.skipping;

import jakarta.ws.rs.Path;

@Path("/things")
class ThingApi {

    final ThingRepository things;

    ThingApi(ThingRepository things) {
        this.things = things;
    }
}
