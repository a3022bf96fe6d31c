package dev.onramp.connector.validation;

import dev.onramp.connector.profile.ProfileRequest;
import dev.onramp.defaults.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Validation of profiles that are still being written. */
@Path("/validate")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "types")
class ValidationResource {

    private final ValidationService validation;

    ValidationResource(ValidationService validation) {
        this.validation = validation;
    }

    @POST
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "validateProfile",
            summary = "Check a profile by the rules of creating one, without a look at its source",
            description = "Nothing is stored, and nothing is connected to. The body may be incomplete.")
    public Uni<ValidationResponse> validate(
            @RequestBody(content = @Content(schema = @Schema(implementation = ProfileRequest.class))) @NotNull byte[] body) {
        return Uni.createFrom().item(() -> validation.validate(body));
    }
}
