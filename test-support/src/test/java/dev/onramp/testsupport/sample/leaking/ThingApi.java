package dev.onramp.testsupport.sample.leaking;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

@Path("/things")
@Produces("application/json")
class ThingApi {

    @GET
    public ThingEntity get() {
        return new ThingEntity();
    }
}
