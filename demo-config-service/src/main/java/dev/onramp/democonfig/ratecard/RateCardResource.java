package dev.onramp.democonfig.ratecard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.Ids;
import dev.onramp.defaults.http.PathValues;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.idempotency.IdempotencyKey;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import dev.onramp.defaults.paging.Page;
import dev.onramp.defaults.paging.PageParameters;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Rate cards. Codes are matched whatever their case. */
@Path("/rate-cards")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "rate cards")
class RateCardResource {

    private static final String COLLECTION = "/demo/rate-cards";

    private final RateCardService cards;
    private final Caller caller;

    RateCardResource(RateCardService cards, Caller caller) {
        this.cards = cards;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listRateCards",
            summary = "List rate cards, each in the newest version that is valid today")
    public Uni<RestResponse<Page<RateCardResponse>>> list(@BeanParam PageParameters parameters) {
        return cards.list(caller.id(), parameters.parse()).map(slice -> slice.toAnswer(RateCardResponse::cursor));
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "readRateCard", summary = "Read the newest version of a rate card that is valid today")
    public Uni<RestResponse<RateCardResponse>> get(
            @PathParam("code") @Schema(maxLength = Ids.MAX_LENGTH, examples = "P3") String code,
            @BeanParam Preconditions preconditions) {
        return cards.get(caller.id(), code).map(found -> Answers.read(found, preconditions));
    }

    @GET
    @Path("/{code}/versions")
    @Operation(operationId = "listRateCardVersions", summary = "List the versions of a rate card, newest first")
    public Uni<RestResponse<Page<RateCardResponse>>> versions(
            @PathParam("code") @Schema(maxLength = Ids.MAX_LENGTH, examples = "P3") String code,
            @BeanParam PageParameters parameters) {
        return cards.versions(caller.id(), code, parameters.parse())
                .map(slice -> slice.toAnswer(RateCardResponse::cursor));
    }

    @GET
    @Path("/{code}/versions/{version}")
    @Operation(operationId = "readRateCardVersion", summary = "Read one version of a rate card")
    public Uni<RestResponse<RateCardResponse>> version(
            @PathParam("code") @Schema(maxLength = Ids.MAX_LENGTH, examples = "P3") String code,
            @PathParam("version")
                    @Parameter(schema = @Schema(type = SchemaType.STRING, maxLength = 9, pattern = "^[0-9]{1,9}$"))
                    String version,
            @BeanParam Preconditions preconditions) {
        return cards.get(caller.id(), code, number(version)).map(found -> Answers.read(found, preconditions));
    }

    @POST
    @Path("/{code}/versions")
    @RolesAllowed(Roles.ADMIN)
    @ResponseStatus(201)
    @Operation(
            operationId = "addRateCardVersion",
            summary = "Add the next version of a rate card",
            description = "The card has the form of the versions before. Proposals keep the version that they were"
                    + " priced by.")
    public Uni<RestResponse<RateCardResponse>> add(
            @PathParam("code") @Schema(maxLength = Ids.MAX_LENGTH, examples = "P3") String code,
            @BeanParam IdempotencyKey key,
            @RequestBody(content = @Content(schema = @Schema(oneOf = {EstimateVersion.class, FullVersion.class})))
                    @NotNull ObjectNode request) {
        return cards.add(caller.id(), key, code, request);
    }

    static String location(String code) {
        return COLLECTION + "/" + PathValues.escape(code);
    }

    private static int number(String version) {
        if (!version.matches("[0-9]{1,9}")) {
            throw Problems.invalid(Violation.path("version", "must be a whole number of at most 9 digits"));
        }
        return Integer.parseInt(version);
    }
}
