package dev.onramp.connector.rotation;

import dev.onramp.connector.operation.OperationResponse;
import dev.onramp.connector.operation.Operations;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Upkeep of the secrets of all profiles. */
@Path("/admin/key-rotation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
class RotationResource {

    private final RotationService rotations;
    private final Caller caller;

    RotationResource(RotationService rotations, Caller caller) {
        this.rotations = rotations;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "rotateKeys",
            summary = "Encrypt every secret anew that is not in today's form, made with the primary key",
            description =
                    "It is safe to do at any time and any number of times: what is in today's form stays as it is.")
    @APIResponse(
            responseCode = "202",
            description = "Accepted: read the operation to see how it goes.",
            content = @Content(schema = @Schema(implementation = OperationResponse.class)))
    @APIResponse(
            responseCode = "409",
            description = "Conflict: `key-rotation-running`, one is not over yet.",
            headers =
                    @Header(
                            name = "Location",
                            description = "The path of that one.",
                            schema = @Schema(type = SchemaType.STRING)))
    public Uni<RestResponse<OperationResponse>> rotate() {
        return rotations.start(caller.id()).map(Operations::accepted);
    }
}
