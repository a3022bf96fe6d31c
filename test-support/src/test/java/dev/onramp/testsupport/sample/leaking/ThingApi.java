package dev.onramp.testsupport.sample.leaking;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/things")
class ThingApi {

    @GET
    public ThingEntity get() {
        return new ThingEntity();
    }
}
