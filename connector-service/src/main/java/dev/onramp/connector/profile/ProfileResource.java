package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.PathValues;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.idempotency.Idempotency;
import dev.onramp.defaults.idempotency.IdempotencyKey;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import dev.onramp.defaults.paging.Page;
import dev.onramp.defaults.paging.PageParameters;
import dev.onramp.defaults.problem.DatabaseProblems;
import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Connection profiles of the team. */
@Path("/profiles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "profiles")
class ProfileResource {

    private static final String PROFILES = "/connector/profiles";

    private final ProfileService profiles;
    private final Idempotency idempotency;
    private final Caller caller;

    ProfileResource(ProfileService profiles, Idempotency idempotency, Caller caller) {
        this.profiles = profiles;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "createProfile", summary = "Keep a connection profile")
    public Uni<RestResponse<ProfileResponse>> create(
            @BeanParam IdempotencyKey key, @NotNull @Valid ProfileRequest request) {
        var user = caller.id();
        return idempotency
                .create(
                        new Idempotency.Attempt(user, key, PROFILES, request),
                        ProfileResponse.class,
                        () -> profiles.create(user, request),
                        made -> location(made.id()))
                .onFailure(DatabaseProblems::isUniqueViolation)
                .transform(exists -> Problems.conflict("profile-exists", "There is a profile with this id already."));
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "listProfiles", summary = "List profiles, newest first")
    public Uni<RestResponse<Page<ProfileResponse>>> list(
            @BeanParam PageParameters parameters, @BeanParam ProfileFilter filter) {
        return profiles.list(caller.id(), parameters.parse(ProfileFilter.NAMES), filter)
                .map(slice -> slice.toAnswer(ProfileResponse::cursor));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "readProfile", summary = "Read a profile, without its secrets")
    public Uni<RestResponse<ProfileResponse>> get(@PathParam("id") String id, @BeanParam Preconditions preconditions) {
        return profiles.get(caller.id(), id).map(found -> Answers.read(found, preconditions));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "putProfile", summary = "Create or replace a profile")
    public Uni<RestResponse<ProfileResponse>> put(
            @PathParam("id") String id,
            @BeanParam Preconditions preconditions,
            @NotNull @Valid ProfileRequest request) {
        return profiles.put(caller.id(), id, preconditions, request)
                .map(written -> Answers.written(location(id), written));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "patchProfile",
            summary = "Change a profile by JSON Merge Patch (RFC 7396)",
            description = "A secret that is named with null is taken away.")
    public Uni<RestResponse<ProfileResponse>> patch(
            @PathParam("id") String id,
            @BeanParam Preconditions preconditions,
            @RequestBody(content = @Content(schema = @Schema(implementation = ProfileRequest.class))) @NotNull ObjectNode patch) {
        return profiles.patch(caller.id(), id, preconditions, patch).map(Answers::changed);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "deleteProfile", summary = "Delete a profile and its secrets for good")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(responseCode = "409", description = "Conflict: `profile-in-use`; see `usages` and `total`.")
    public Uni<Void> delete(@PathParam("id") String id, @BeanParam Preconditions preconditions) {
        return profiles.delete(caller.id(), id, preconditions);
    }

    static String location(String id) {
        return PROFILES + "/" + PathValues.escape(id);
    }
}
