package dev.onramp.connector.preview;

import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Rows of sources. */
@Path("/profiles/{id}/preview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "discovery")
class PreviewResource {

    private final PreviewService previews;
    private final Caller caller;

    PreviewResource(PreviewService previews, Caller caller) {
        this.previews = previews;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "previewTable",
            summary = "Read the first rows of a discovered table",
            description = "Nothing is kept but who looked at which table. An answer has at most 1 MiB of rows.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "422", description = "Unprocessable Content: `source-failed`, see `code` and `detail`.")
    @APIResponse(
            responseCode = "429",
            description = "Too Many Requests: too much is read from this source, or in all, at the moment.")
    public Uni<RestResponse<Preview>> preview(@PathParam("id") String id, @BeanParam PreviewParameters parameters) {
        return previews.preview(caller.id(), id, parameters.parse())
                .map(preview -> ResponseBuilder.ok(preview)
                        .header("Cache-Control", "no-store")
                        .build());
    }
}
