package dev.onramp.testsupport.sample.answering;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Leaves it to the caller what type its answers have. */
@Path("/things")
class AnyTypeResource {

    @GET
    public String get() {
        return "thing";
    }
}
