package dev.onramp.testsupport.sample.good;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;

@Path("/things")
@Produces("application/json")
class ThingResource {

    private final ThingService things;

    ThingResource(ThingService things) {
        this.things = things;
    }

    @GET
    public Uni<List<Long>> list() {
        return things.list();
    }

    @HEAD
    public Uni<Void> look() {
        return helper().replaceWithVoid();
    }

    private Uni<List<Long>> helper() {
        return things.list();
    }
}
