package dev.onramp.testsupport.sample.skipping;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

@Path("/things")
@Produces("application/json")
class ThingApi {

    final ThingRepository things;

    ThingApi(ThingRepository things) {
        this.things = things;
    }
}
