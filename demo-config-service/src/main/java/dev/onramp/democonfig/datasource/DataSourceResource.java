package dev.onramp.democonfig.datasource;

import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.Preconditions;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What is known of the data sources of a client. They are written with the client. */
@Path("/clients/{id}/data-sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clients")
class DataSourceResource {

    private final DataSourceService sources;
    private final Caller caller;

    DataSourceResource(DataSourceService sources, Caller caller) {
        this.sources = sources;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listDataSources",
            summary = "Read the data sources of a client, and whether their profiles are there")
    public Uni<RestResponse<DataSourcesResponse>> list(
            @PathParam("id") String id, @BeanParam Preconditions preconditions) {
        return sources.list(caller.id(), id).map(found -> Answers.read(found, preconditions));
    }
}
