package dev.onramp.connector.workbook;

import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.PathValues;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import dev.onramp.defaults.paging.QueryValues;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The files of Excel profiles. */
@Path("/profiles/{id}/file")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "files")
class FileResource {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12";
    static final String CSV = "text/csv";

    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[^/\\\\\\p{C}\\p{Zl}\\p{Zp}]{1,255}");
    private static final Pattern ASCII = Pattern.compile("[^A-Za-z0-9._ -]");

    private final Uploads uploads;
    private final FileService files;
    private final Caller caller;

    FileResource(Uploads uploads, FileService files, Caller caller) {
        this.uploads = uploads;
        this.files = files;
        this.caller = caller;
    }

    @PUT
    @Blocking
    @Consumes({XLSX, XLSM, CSV, MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            operationId = "putFile",
            summary = "Upload the workbook or CSV file of an Excel profile",
            description =
                    "At most 64 MiB. What it is is told by its content. A file that is no workbook is refused, and the"
                            + " present one stays.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "408",
            description = "Request Timeout: `upload-too-slow`, nothing came for 10 seconds, or not all in 5 minutes.")
    @APIResponse(
            responseCode = "409",
            description = "Conflict: `not-an-excel-profile`, or `upload-gone`: it was purged before it ended.")
    @APIResponse(
            responseCode = "422",
            description = "Unprocessable Content: `not-a-workbook`, `file-encrypted` or `too-large`; the present file"
                    + " stays.")
    @APIResponse(
            responseCode = "429",
            description = "Too Many Requests: too many files are uploaded or read at the moment.")
    public RestResponse<FileResponse> put(
            @PathParam("id") String id,
            @BeanParam Preconditions preconditions,
            @Context UriInfo uri,
            @Parameter(
                            description =
                                    "What the file is called, without a path. The table of a CSV file has its name.",
                            schema = @Schema(maxLength = 255))
                    @QueryParam("name")
                    @Nullable String name,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = XLSX,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = XLSM,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
                            })
                    InputStream body) {
        var violations = new ArrayList<>(QueryValues.misused(uri, Set.of("name")));
        if (name != null && !NAME.matcher(name).matches()) {
            violations.add(
                    Violation.query("name", "must be 1 to 255 characters without slashes and control characters"));
        }
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        return Answers.written(location(id), uploads.put(caller.id(), id, preconditions, name, body));
    }

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_OCTET_STREAM) // One, or a writer is looked for that can write a RestResponse.
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "readFile", summary = "Download the file of an Excel profile")
    @APIResponse(
            responseCode = "200",
            description = "The file as it was uploaded. `Content-Type` tells what it is; `Accept` must leave room for"
                    + " `application/octet-stream`.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = XLSM, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "406", description = "Not Acceptable: `Accept` leaves out `application/octet-stream`.")
    public RestResponse<InputStream> get(@PathParam("id") String id, @BeanParam Preconditions preconditions) {
        return answer(files.get(caller.id(), id), preconditions);
    }

    @DELETE
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "deleteFile", summary = "Delete the file of an Excel profile")
    public Uni<Void> delete(@PathParam("id") String id, @BeanParam Preconditions preconditions) {
        return files.delete(caller.id(), id, preconditions);
    }

    private static RestResponse<InputStream> answer(FileDownload download, Preconditions preconditions) {
        var file = download.file();
        var answer = Answers.read(Versioned.existing(download.content(), file.tag()), preconditions);
        if (answer.getStatus() == RestResponse.StatusCode.OK) {
            var headers = answer.getHeaders();
            headers.putSingle("Content-Type", MediaType.valueOf(file.mediaType()));
            headers.putSingle("Content-Length", file.size());
            headers.putSingle("Content-Disposition", disposition(file.name()));
        }
        return answer;
    }

    /** A name for old programs, and the exact one (RFC 6266). */
    private static String disposition(String name) {
        var exact = PathValues.escape(name).replace("*", "%2A");
        return "attachment; filename=\"" + ASCII.matcher(name).replaceAll("_") + "\"; filename*="
                + StandardCharsets.UTF_8.name() + "''" + exact;
    }

    private static String location(String id) {
        return "/connector/profiles/" + PathValues.escape(id) + "/file";
    }
}
