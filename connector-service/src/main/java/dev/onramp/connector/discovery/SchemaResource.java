package dev.onramp.connector.discovery;

import dev.onramp.connector.operation.OperationResponse;
import dev.onramp.connector.operation.Operations;
import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import dev.onramp.defaults.paging.Page;
import dev.onramp.defaults.paging.PageParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is in the source of a profile. */
@Path("/profiles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "discovery")
class SchemaResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private final SchemaService schemas;
    private final Caller caller;

    SchemaResource(SchemaService schemas, Caller caller) {
        this.schemas = schemas;
        this.caller = caller;
    }

    @POST
    @Path("/discovery")
    @Consumes(MediaType.APPLICATION_JSON) // Said, or a request without a body and its type would not be taken.
    @ResponseStatus(202)
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "discoverSchema",
            summary = "Find out what is in the source",
            description =
                    "Starts an operation of kind `discovery`, one at a time for each profile. A schema that is the"
                            + " same as in the last snapshot, by the same patterns, makes no new one.")
    @APIResponse(
            responseCode = "202",
            description = "Accepted: read the operation to see how it goes.",
            content = @Content(schema = @Schema(implementation = OperationResponse.class)))
    @APIResponse(
            responseCode = "409",
            description = "Conflict: `discovery-running`, one is not over yet.",
            headers =
                    @Header(
                            name = "Location",
                            description = "The path of that one.",
                            schema = @Schema(type = SchemaType.STRING)))
    public Uni<RestResponse<OperationResponse>> discover(
            @PathParam("id") String id, @RequestBody(required = false) @Valid @Nullable DiscoveryRequest request) {
        return schemas.discover(caller.id(), id, Objects.requireNonNullElse(request, DiscoveryRequest.ALL))
                .map(Operations::accepted);
    }

    @GET
    @Path("/schema")
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "readSchema", summary = "Read the tables that were discovered, by name")
    @Parameter(
            name = "snapshot",
            in = ParameterIn.QUERY,
            description =
                    "The number of a snapshot; if absent, the latest of what the profile points at now: 404 until that"
                            + " was discovered.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @Parameter(
            name = "search",
            in = ParameterIn.QUERY,
            description = "Only tables whose qualified name contains this, in any case.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description =
                    "How many tables at most. There are fewer, with a link to the next page, if they have more than"
                            + " 20000 columns.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "The cursor of the `Link: rel=\"next\"` header.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 4000))
    public Uni<RestResponse<SchemaResponse>> read(
            @PathParam("id") String id, @BeanParam Preconditions preconditions, @Context UriInfo uri) {
        var query = new SchemaQuery(uri, Set.of("snapshot", "search", "limit", "after"));
        var snapshot = query.number("snapshot", Integer.MAX_VALUE);
        var limit = Objects.requireNonNullElse(query.number("limit", MAX_LIMIT), DEFAULT_LIMIT);
        var wanted = new SchemaService.PageOfTables(query.cursor("after"), query.search("search"), limit);
        query.check();
        return schemas.read(caller.id(), id, snapshot, wanted).map(page -> answer(page, preconditions, uri));
    }

    @GET
    @Path("/schema/snapshots")
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listSnapshots",
            summary = "List the snapshots that are kept, newest first",
            description = "Those of other databases that the profile pointed at before are among them; 20 at most.")
    public Uni<RestResponse<Page<SnapshotResponse>>> list(
            @PathParam("id") String id, @BeanParam PageParameters parameters) {
        return schemas.list(caller.id(), id, parameters.parse()).map(slice -> slice.toAnswer(SnapshotResponse::cursor));
    }

    @GET
    @Path("/schema/diff")
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "diffSchema",
            summary = "Compare two snapshots",
            description = "Whether a change is breaking is judged for those who read the source.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "The number of a snapshot; if absent, the last one before `to` of the same source by the same"
                    + " patterns.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The number of a snapshot; if absent, the latest of what the profile points at now.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "409", description = "Conflict: `nothing-to-compare`, there are not two snapshots yet.")
    public Uni<SchemaDiffResponse> diff(@PathParam("id") String id, @Context UriInfo uri) {
        var query = new SchemaQuery(uri, Set.of("from", "to"));
        var from = query.number("from", Integer.MAX_VALUE);
        var to = query.number("to", Integer.MAX_VALUE);
        query.check();
        return schemas.diff(caller.id(), id, from, to);
    }

    private static RestResponse<SchemaResponse> answer(
            SchemaService.SchemaPage page, Preconditions preconditions, UriInfo uri) {
        var answer = Answers.read(page.schema(), preconditions);
        if (page.next() != null) {
            answer.getHeaders().add("Link", "<" + next(uri, page.next()) + ">; rel=\"next\"");
        }
        return answer;
    }

    private static String next(UriInfo uri, String last) {
        var query = Objects.requireNonNullElse(uri.getRequestUri().getRawQuery(), "");
        return Stream.concat(
                        Pattern.compile("&")
                                .splitAsStream(query)
                                .filter(pair -> !pair.isEmpty() && !pair.startsWith("after=")),
                        Stream.of("after=" + SchemaQuery.cursorOf(last)))
                .collect(Collectors.joining("&", uri.getRequestUri().getRawPath() + "?", ""));
    }
}
