package dev.onramp.connector.usage;

import dev.onramp.defaults.http.PathValues;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import dev.onramp.defaults.paging.Page;
import dev.onramp.defaults.paging.PageParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What other services need a profile for. */
@Path("/profiles/{id}/usages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "usages")
class UsageResource {

    private final Usages usages;
    private final Caller caller;

    UsageResource(Usages usages, Caller caller) {
        this.usages = usages;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "listUsages", summary = "List who uses a profile, newest first")
    public Uni<RestResponse<Page<UsageResponse>>> list(
            @PathParam("id") String id, @BeanParam PageParameters parameters, @BeanParam UsageFilter filter) {
        return usages.list(caller.id(), id, parameters.parse(UsageFilter.NAMES), filter)
                .map(slice -> slice.toAnswer(UsageResponse::cursor));
    }

    @PUT
    @Path("/{consumer}/{ref}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "registerUsage",
            summary = "Register a use of a profile, which keeps the profile from being deleted",
            description = "Doing it again changes nothing.")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "204", description = "No Content: it was registered already.")
    public Uni<RestResponse<Void>> put(
            @PathParam("id") String id, @PathParam("consumer") String consumer, @PathParam("ref") String ref) {
        return usages.put(caller.id(), id, UsageKey.of(consumer, ref))
                .map(added -> added ? created(location(id, consumer, ref)) : RestResponse.noContent());
    }

    @DELETE
    @Path("/{consumer}/{ref}")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "removeUsage", summary = "Say that a profile is not used for this any more")
    public Uni<Void> delete(
            @PathParam("id") String id, @PathParam("consumer") String consumer, @PathParam("ref") String ref) {
        return usages.delete(caller.id(), id, UsageKey.of(consumer, ref));
    }

    private static RestResponse<Void> created(String location) {
        return ResponseBuilder.<Void>create(RestResponse.Status.CREATED)
                .header("Location", location)
                .build();
    }

    private static String location(String id, String consumer, String ref) {
        return "/connector/profiles/" + PathValues.escape(id) + "/usages/" + PathValues.escape(consumer) + "/"
                + PathValues.escape(ref);
    }
}
