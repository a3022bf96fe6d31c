package dev.onramp.connector.types;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.SourceType;
import dev.onramp.connector.types.TypesResponse.TypeForm;
import dev.onramp.defaults.http.Answers;
import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.identity.Roles;
import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The forms of profiles. They change with releases only. */
@Path("/types")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "types")
class TypeResource {

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "listTypes", summary = "List the types of profiles with the form of each")
    public Uni<RestResponse<TypesResponse>> list(@BeanParam Preconditions preconditions) {
        return Uni.createFrom().item(() -> {
            var types =
                    Arrays.stream(SourceType.values()).map(TypeResource::form).toList();
            return Answers.read(Versioned.existing(new TypesResponse(types), tag(types.toString())), preconditions);
        });
    }

    @GET
    @Path("/{type}")
    @RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
    @Operation(operationId = "readType", summary = "Read the form of a type as JSON Schema (2020-12)")
    @APIResponse(
            responseCode = "200",
            description = "JSON Schema (2020-12) of a profile of this type.",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, implementation = Map.class)))
    public Uni<RestResponse<ObjectNode>> get(@PathParam("type") String type, @BeanParam Preconditions preconditions) {
        return Uni.createFrom().item(() -> {
            var schema = TypeSchemas.of(known(type));
            return Answers.read(Versioned.existing(schema, tag(schema.toString())), preconditions);
        });
    }

    private static TypeForm form(SourceType type) {
        var schema = TypeSchemas.of(type);
        return new TypeForm(
                type, schema.path("title").asText(), schema.path("description").asText(), schema);
    }

    private static SourceType known(String name) {
        return Arrays.stream(SourceType.values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("type"));
    }

    /** The same for the same content, on every replica. */
    private static ETag tag(String content) {
        return new ETag('"'
                + UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8))
                        .toString()
                + '"');
    }
}
