package dev.onramp.connector.probe;

import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import dev.onramp.defaults.paging.Page;
import dev.onramp.defaults.paging.PageParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Tests of stored profiles. */
@Path("/profiles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tests")
class ProbeResource {

    private final ProbeService probes;
    private final Caller caller;

    ProbeResource(ProbeService probes, Caller caller) {
        this.probes = probes;
        this.caller = caller;
    }

    @POST
    @Path("/test")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "testProfile",
            summary = "Test whether a connection works",
            description = "The answer is 200 whether it works or not; the result is kept with the profile.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "429", description = "Too Many Requests: too many tests run at the moment.")
    public Uni<TestResult> test(@PathParam("id") String id, @BeanParam TestDeadline deadline) {
        return probes.test(caller.id(), id, deadline.parse());
    }

    @GET
    @Path("/tests")
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "listTests", summary = "List the last 100 tests of a profile, newest first")
    public Uni<RestResponse<Page<PastTest>>> tests(@PathParam("id") String id, @BeanParam PageParameters parameters) {
        return probes.history(caller.id(), id, parameters.parse()).map(slice -> slice.toAnswer(PastTest::cursor));
    }
}
