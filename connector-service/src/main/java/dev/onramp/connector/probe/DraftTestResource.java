package dev.onramp.connector.probe;

import dev.onramp.connector.profile.ProfileRequest;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tests of profiles that are not stored yet. */
@Path("/test")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tests")
class DraftTestResource {

    private final ProbeService probes;
    private final Caller caller;

    DraftTestResource(ProbeService probes, Caller caller) {
        this.probes = probes;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "testDraft",
            summary = "Test whether a profile would work, without keeping it",
            description = "The rules are those of creating a profile.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "429", description = "Too Many Requests: too many tests run at the moment.")
    public Uni<TestResult> test(@BeanParam TestDeadline deadline, @NotNull @Valid ProfileRequest request) {
        return probes.testDraft(caller.id(), request, deadline.parse());
    }
}
