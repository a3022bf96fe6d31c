package dev.onramp.democonfig.acceptance;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Offers, for programs of those who hold a link: the token in it is all that they need. The contract tells here of the
 * pages for people too, which are at the same paths.
 */
@Path("/acceptances/{token}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@OfLink
@Tag(name = "acceptances")
class AcceptanceResource {

    private static final String GONE =
            "Gone: `acceptance-used` (with `outcome` and `decided_at`), `acceptance-revoked`,"
                    + " `acceptance-superseded`, `acceptance-voided` or `acceptance-expired` (with `expired_at`).";
    private static final String FORMS =
            "Browsers, which accept `text/html`, get a page, and send `application/x-www-form-urlencoded` with the same"
                    + " fields; then problems are pages too.";
    private static final String NO_SUCH_OFFER = "Not Found: there is no such link.";
    private static final String BAD = "Bad Request: not of the documented form; see `violations`, or the page.";
    private static final String TOO_MANY = "Too Many Requests: from this address, or for this link.";

    private final Acceptances acceptances;

    AcceptanceResource(Acceptances acceptances) {
        this.acceptances = acceptances;
    }

    @GET
    @Operation(
            operationId = "readOffer",
            summary = "Read what is offered; changes nothing",
            description = "Browsers, which accept `text/html`, get a page; then problems are pages too.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = OfferResponse.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "404", description = NO_SUCH_OFFER, content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "410", description = GONE, content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "429", description = TOO_MANY, content = @Content(mediaType = MediaType.TEXT_HTML))
    public Uni<OfferResponse> read(@PathParam("token") @Schema(maxLength = 255) String token) {
        return acceptances.read(token).map(OfferResponse::of);
    }

    @POST
    @Path("/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "acceptOffer", summary = "Accept what is offered", description = FORMS)
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = OutcomeResponse.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "400", description = BAD, content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "404", description = NO_SUCH_OFFER, content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "410", description = GONE, content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "429", description = TOO_MANY, content = @Content(mediaType = MediaType.TEXT_HTML))
    public Uni<OutcomeResponse> accept(
            @PathParam("token") @Schema(maxLength = 255) String token,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = AcceptRequest.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                                        schema = @Schema(implementation = AcceptRequest.class))
                            })
                    @NotNull AcceptRequest request) {
        return acceptances.accept(token, new Signature(request.name(), null)).map(OutcomeResponse::of);
    }

    @POST
    @Path("/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rejectOffer", summary = "Reject what is offered", description = FORMS)
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = OutcomeResponse.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "400", description = BAD, content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "404", description = NO_SUCH_OFFER, content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "410", description = GONE, content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "429", description = TOO_MANY, content = @Content(mediaType = MediaType.TEXT_HTML))
    public Uni<OutcomeResponse> reject(
            @PathParam("token") @Schema(maxLength = 255) String token,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = RejectRequest.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                                        schema = @Schema(implementation = RejectRequest.class))
                            })
                    @NotNull RejectRequest request) {
        return acceptances
                .reject(token, new Signature(request.name(), request.reason()))
                .map(OutcomeResponse::of);
    }
}
