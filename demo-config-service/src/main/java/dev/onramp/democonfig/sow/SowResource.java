package dev.onramp.democonfig.sow;

import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Proposals as statements of work. One method for each media type: the type decides which writer is used. */
@Path("/proposals/{proposal_id}/sow")
@Produces(SowResource.MARKDOWN)
@Tag(name = "proposals")
class SowResource {

    static final String MARKDOWN = "text/markdown;charset=UTF-8";
    static final String HTML = "text/html;charset=UTF-8";
    static final String PDF = "application/pdf";

    /** Who takes anything is given Markdown. */
    private static final String RATHER_MARKDOWN = ";qs=0.5";

    private final SowService documents;
    private final Stylesheet style;
    private final Caller caller;

    SowResource(SowService documents, Stylesheet style, Caller caller) {
        this.documents = documents;
        this.style = style;
        this.caller = caller;
    }

    @GET
    @Produces(MARKDOWN)
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "getProposalSow",
            summary = "Read a proposal as a statement of work",
            description =
                    "Markdown, HTML or PDF by `Accept`; Markdown where the caller takes anything. The same revision"
                            + " gives the same bytes. Notes are internal and not part of it.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)),
                @Content(mediaType = PDF, schema = @Schema(implementation = String.class, format = "binary"))
            })
    @APIResponse(
            responseCode = "422",
            description = "Unprocessable Content: `sow-too-large`, a PDF of more pages than are drawn.")
    @APIResponse(responseCode = "429", description = "Too Many Requests: too many documents are being written.")
    public Uni<RestResponse<byte[]>> markdown(
            @PathParam("proposal_id") @Schema(maxLength = 255, examples = "prop-001") String id,
            @BeanParam Preconditions preconditions) {
        return answer(id, preconditions, new Form(MARKDOWN, "md", "attachment"), documents::markdown);
    }

    @GET
    @Produces(HTML + RATHER_MARKDOWN)
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> html(@PathParam("proposal_id") String id, @BeanParam Preconditions preconditions) {
        return answer(id, preconditions, new Form(HTML, "html", "inline"), documents::html);
    }

    @GET
    @Produces(PDF + RATHER_MARKDOWN)
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> pdf(@PathParam("proposal_id") String id, @BeanParam Preconditions preconditions) {
        return answer(id, preconditions, new Form(PDF, "pdf", "attachment"), documents::pdf);
    }

    private record Form(String type, String extension, String disposition) {}

    private Uni<RestResponse<byte[]>> answer(
            String id, Preconditions preconditions, Form form, Function<Sow, Uni<byte[]>> writer) {
        return documents.read(caller.id(), id).chain(sow -> {
            var tag = SowTag.of(sow, form.extension());
            // What the caller has is not written again.
            var known = Answers.read(Versioned.existing(new byte[0], tag), preconditions);
            return known.getStatus() == RestResponse.StatusCode.NOT_MODIFIED
                    ? Uni.createFrom().item(withVary(known))
                    : writer.apply(sow)
                            .map(bytes -> withVary(Answers.changed(Versioned.existing(bytes, tag)), sow, form));
        });
    }

    private RestResponse<byte[]> withVary(RestResponse<byte[]> answer) {
        return ResponseBuilder.fromResponse(answer).header("Vary", "Accept").build();
    }

    private RestResponse<byte[]> withVary(RestResponse<byte[]> answer, Sow sow, Form form) {
        var name = "sow-" + sow.id() + "-r" + sow.revision() + "." + form.extension();
        return ResponseBuilder.fromResponse(answer)
                .header("Vary", "Accept")
                .header("Content-Type", form.type())
                .header("Content-Disposition", FileNames.disposition(form.disposition(), name))
                .header("Content-Security-Policy", style.policy("'none'"))
                .build();
    }
}
