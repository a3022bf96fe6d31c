package dev.onramp.defaults.openapi;

import dev.onramp.defaults.http.Ids;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the contract what all operations have in common: the errors, the headers, and that a creating POST answers
 * 201. What an operation has is read off its parameters, so that no resource repeats it.
 *
 * <p>An operation with a path parameter answers 404, unless the resource says {@value #ALWAYS_THERE}. A service whose
 * problems have members of their own declares them as properties of a schema {@value #PROBLEM}.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    /** The extension of an operation that answers for any value of its path parameters. */
    public static final String ALWAYS_THERE = "x-always-there";

    private static final String PROBLEM = "Problem";
    private static final String HTML = "text/html";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final Set<String> FOREIGN_SCHEMAS =
            Set.of("HttpProblem", "HttpValidationProblem", "Violation1", "Page");

    private final RequiredProperties required;

    /** @param index of the classes that the contract was made from */
    public ContractFilter(IndexView index) {
        this.required = new RequiredProperties(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        var components = contract.getComponents();
        FOREIGN_SCHEMAS.forEach(components::removeSchema);
        components.addSchema(PROBLEM, problem(components.getSchemas().get(PROBLEM)));
        components.setResponses(null);
        contract.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
        required.declare(contract);
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        if (method == PathItem.HttpMethod.GET) {
            removeParameter(operation, "If-Match");
        }
        typeParameters(operation);
        addHeaders(method, operation);
        addErrors(path, operation);
        describeErrors(operation);
        describePatch(operation);
        // In order of their codes, so that the file does not change with the order of annotations.
        operation
                .getResponses()
                .setAPIResponses(new TreeMap<>(operation.getResponses().getAPIResponses()));
    }

    private static void typeParameters(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .map(Parameter::getSchema)
                    .filter(schema -> schema.getType() == null && schema.getRef() == null)
                    .forEach(schema -> schema.setType(List.of(SchemaType.STRING)));
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getIn() == Parameter.In.PATH)
                    .map(Parameter::getSchema)
                    .filter(schema ->
                            schema.getMaxLength() == null && schema.getFormat() == null && schema.getRef() == null)
                    .forEach(schema -> schema.setMaxLength(Ids.MAX_LENGTH));
        }
    }

    private static void addHeaders(PathItem.HttpMethod method, Operation operation) {
        var responses = operation.getResponses();
        var ok = responses.getAPIResponse("200");
        if (has(operation, "Idempotency-Key") && ok != null) {
            responses.removeAPIResponse("200");
            responses.addAPIResponse("201", created(ok));
        }
        for (var made : List.of("201", "202")) {
            addHeader(responses.getAPIResponse(made), "Location", "The path of the resource.");
        }
        addHeader(responses.getAPIResponse("429"), "Retry-After", "After how many seconds to try again.");
        if (has(operation, "after") && ok != null) {
            ok.addHeader("Link", header("The next page, if there is one: `<path?after=…>; rel=\"next\"`."));
        }
        if (has(operation, "If-None-Match") && ok != null) {
            ok.addHeader("ETag", header("The version of the resource."));
            if (method == PathItem.HttpMethod.GET) {
                responses.addAPIResponse("304", response("Not Modified: the caller has this version."));
            }
            if (method == PathItem.HttpMethod.PUT && operation.getOperationId().startsWith("put")) {
                responses.addAPIResponse("201", created(ok));
            }
        }
    }

    private static void addErrors(String path, Operation operation) {
        addError(operation, "400", "Bad Request: not of the documented form; see `violations`.");
        addError(operation, "401", "Unauthorized: no valid bearer token.");
        addError(operation, "403", "Forbidden: the caller's roles do not allow it.");
        addError(operation, "503", "Service Unavailable: the database is away; try again after `Retry-After`.");
        addError(operation, "default", "Any other error.");
        if (path.contains("{") && !isAlwaysThere(operation)) {
            addError(operation, "404", "Not Found: there is no such resource that the caller may see.");
        }
        if (has(operation, "If-Match")) {
            addError(operation, "412", "Precondition Failed: the resource is in another version.");
        }
        if (has(operation, "Idempotency-Key")) {
            addError(operation, "409", "Conflict: a resource with this id exists.");
            addError(operation, "422", "Unprocessable Content: for instance a key that was used for another request.");
        }
        if (operation.getRequestBody() != null) {
            addError(operation, "413", "Content Too Large.");
            addError(operation, "415", "Unsupported Media Type.");
            addError(operation, "422", "Unprocessable Content: well formed, but it cannot be.");
        }
    }

    /** What an operation says itself is kept. */
    private static void addError(Operation operation, String status, String description) {
        var own = operation.getResponses().getAPIResponse(status);
        var error = own == null ? response(description) : own;
        if (own != null && own.getContent() == null && !own.getDescription().contains(":")) {
            error.setDescription(description);
        }
        operation.getResponses().addAPIResponse(status, error);
    }

    private static void describeErrors(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5") || status.equals("default")) {
                var isPage =
                        response.getContent() != null && response.getContent().hasMediaType(HTML);
                response.setContent(problems());
                if (isPage) {
                    response.getContent().addMediaType(HTML, page());
                }
            }
        });
    }

    private static Content problems() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("Problem")));
    }

    private static MediaType page() {
        return OASFactory.createMediaType().schema(OASFactory.createSchema().type(List.of(SchemaType.STRING)));
    }

    /** A merge patch may leave out what the resource requires, so its schema requires nothing. */
    private static void describePatch(Operation operation) {
        var body = operation.getRequestBody();
        if (body == null || body.getContent() == null || !body.getContent().hasMediaType(MERGE_PATCH)) {
            return;
        }
        var resource = body.getContent().getMediaType(MERGE_PATCH).getSchema().getRef();
        var patch = OASFactory.createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description("Any part of " + resource.substring(resource.lastIndexOf('/') + 1)
                        + "; a field with null is removed.");
        body.getContent().getMediaTypes().values().forEach(type -> type.setSchema(patch));
    }

    /** @param own what the service adds to all problems */
    private static Schema problem(@Nullable Schema own) {
        var problem = OASFactory.createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description("Problem details, RFC 9457.")
                .addProperty("type", text("uri", "urn:problem:<service>:<name>", "urn:problem:service:not-found"))
                .addProperty("title", text(null, "What kind of problem it is.", "Not Found"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.INTEGER))
                                .examples(List.of(404)))
                .addProperty("detail", text(null, "What to do about it.", "There is no such resource."))
                .addProperty("instance", text("uri", "The path of the request.", "/service/resources/1"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.ARRAY))
                                .items(OASFactory.createSchema().ref("Violation")))
                .required(List.of("type", "title", "status"));
        if (own != null) {
            own.getProperties().forEach(problem::addProperty);
        }
        return problem;
    }

    private static Schema text(@Nullable String format, String description, String example) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.STRING))
                .format(format)
                .description(description)
                .examples(List.of(example));
    }

    private static APIResponse created(APIResponse ok) {
        var created = response("Created").content(ok.getContent());
        created.addHeader("ETag", header("The version of the resource."));
        created.addHeader("Location", header("The path of the resource."));
        return created;
    }

    private static APIResponse response(String description) {
        return OASFactory.createAPIResponse().description(description);
    }

    private static Header header(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING)));
    }

    private static void addHeader(@Nullable APIResponse response, String name, String description) {
        if (response != null
                && (response.getHeaders() == null || !response.getHeaders().containsKey(name))) {
            response.addHeader(name, header(description));
        }
    }

    private static boolean isAlwaysThere(Operation operation) {
        var isAlwaysThere = operation.hasExtension(ALWAYS_THERE);
        operation.removeExtension(ALWAYS_THERE);
        return isAlwaysThere;
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(present -> parameter.equals(present.getName()));
    }

    private static void removeParameter(Operation operation, String name) {
        if (operation.getParameters() != null) {
            operation.setParameters(operation.getParameters().stream()
                    .filter(parameter -> !name.equals(parameter.getName()))
                    .toList());
        }
    }
}
