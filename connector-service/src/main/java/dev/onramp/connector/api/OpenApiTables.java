package dev.onramp.connector.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onramp.connector.source.CodePoints;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.StorableTexts;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tables of an OpenAPI document, of version 3.0, 3.1 or Swagger 2.0: each path without parameters whose GET answers
 * with a list of objects, or with an envelope around one.
 */
final class OpenApiTables {

    private static final int MAX_PATHS = 5000;
    private static final int MAX_NAME = 500;

    private final JsonNode document;
    private final OpenApiSchemas schemas;
    private final @Nullable String recordsPointer;
    private final URI baseUrl;
    private final String prefix;

    /**
     * @param baseUrl where requests go
     * @param location where the document was found, which addresses in it are relative to
     * @throws SourceException if it is no OpenAPI document
     */
    OpenApiTables(JsonNode document, URI baseUrl, URI location, @Nullable String recordsPointer, Interest interest) {
        this.document = document;
        this.schemas = new OpenApiSchemas(document, interest);
        this.recordsPointer = recordsPointer;
        this.baseUrl = baseUrl;
        if (!isOpenApi(document)) {
            throw new SourceException(
                    FaultCode.NOT_OPENAPI,
                    "What stands at options.openapi is no OpenAPI document of version 2.0, 3.0 or 3.1. Correct it.");
        }
        this.prefix = prefix(document, baseUrl, location);
    }

    /** The tables that are wanted, by name. */
    List<Table> tables(Predicate<String> wanted) {
        var tables = new TreeMap<String, Table>(CodePoints.ORDER);
        int paths = 0;
        for (var path : document.path("paths").properties()) {
            if (++paths > MAX_PATHS) {
                throw new SourceException(
                        FaultCode.TOO_LARGE, "The OpenAPI document has more than " + MAX_PATHS + " paths.");
            }
            var name = prefix + path.getKey();
            if (isTable(path.getKey()) && wanted.test(name)) {
                var table = table(name, schemas.resolve(path.getValue()).path("get"));
                if (table != null) {
                    tables.put(name, table);
                }
            }
        }
        return List.copyOf(tables.values());
    }

    /** Whoever reads a table needs nothing but its path, and looks for none beside the base URL. */
    private boolean isTable(String path) {
        return path.startsWith("/")
                && path.indexOf('{') < 0
                && path.length() <= MAX_NAME
                && ApiUrls.isBelow(baseUrl, ApiUrls.join(baseUrl, prefix + path));
    }

    private @Nullable Table table(String name, JsonNode operation) {
        var records = records(answer(operation));
        if (records == null || !records.isObject()) {
            return null;
        }
        var columns = new ArrayList<Column>();
        records.properties().forEach((property, schema) -> {
            var column = schemas.flatten(schema).column(property, records.requires(property));
            schemas.keep(column);
            columns.add(column);
        });
        return new Table(
                null, name, Table.Kind.resource, comment(operation, records), null, columns, List.of(), List.of());
    }

    private static @Nullable String comment(JsonNode operation, FlatSchema records) {
        for (var field : List.of("summary", "description")) {
            var text = StorableTexts.brief(operation.path(field).asText(""), MAX_NAME);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return records.description();
    }

    /** The schema of the elements of the list in an answer; null if there is none. */
    private @Nullable FlatSchema records(JsonNode answer) {
        var shape = new SchemaShape(schemas.flatten(answer));
        var path = recordsPointer == null ? RecordFinder.find(shape) : pointed(recordsPointer);
        for (var name : path == null ? List.<String>of() : path) {
            var member = shape.members().get(name);
            if (member == null) {
                return null;
            }
            shape = member;
        }
        return path != null && shape.isList() ? schemas.flatten(shape.flat().items()) : null;
    }

    private static List<String> pointed(String pointer) {
        var names = new ArrayList<String>();
        for (var name : pointer.split("/", -1)) {
            names.add(name.replace("~1", "/").replace("~0", "~"));
        }
        return names.subList(1, names.size());
    }

    /** The schema of the good answer that is JSON; missing if there is none. */
    private JsonNode answer(JsonNode operation) {
        for (var answer : operation.path("responses").properties()) {
            schemas.step(1);
            if (isGood(answer.getKey())) {
                var schema = schema(schemas.resolve(answer.getValue()));
                if (!schema.isMissingNode()) {
                    return schema;
                }
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean isGood(String status) {
        return status.length() == 3 && status.toUpperCase(Locale.ROOT).matches("2(\\d\\d|XX)");
    }

    private JsonNode schema(JsonNode answer) {
        if (answer.has("schema")) {
            return answer.path("schema");
        }
        for (var content : answer.path("content").properties()) {
            schemas.step(1);
            if (isJson(content.getKey())) {
                return content.getValue().path("schema");
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean isJson(String mediaType) {
        if (mediaType.length() > MAX_NAME) {
            return false;
        }
        var type = mediaType.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
        return type.equals("application/json") || type.endsWith("+json") || type.equals("*/*");
    }

    private static boolean isOpenApi(JsonNode document) {
        var known = document.path("openapi").asText("").startsWith("3.")
                || document.path("swagger").asText("").equals("2.0");
        return known
                && (document.path("paths").isObject() || document.path("paths").isMissingNode());
    }

    /** What stands before the paths: the path of the base URL, or more if the document knows of more. */
    private static String prefix(JsonNode document, URI baseUrl, URI location) {
        var server = document.has("swagger")
                ? document.path("basePath").asText("")
                : document.path("servers").path(0).path("url").asText("");
        var base = ApiUrls.directory(baseUrl);
        if (server.isEmpty() || server.length() > MAX_NAME || server.indexOf('{') >= 0) {
            return base;
        }
        var url = ApiUrls.redirect(location, server);
        if (url == null || !ApiUrls.origin(url).equals(ApiUrls.origin(baseUrl))) {
            return base;
        }
        var path = ApiUrls.directory(url);
        return path.startsWith(base + "/") ? path : base;
    }

    /** The schema of an answer. */
    private final class SchemaShape implements RecordFinder.Shape {

        private final FlatSchema flat;

        SchemaShape(FlatSchema flat) {
            this.flat = flat;
        }

        FlatSchema flat() {
            return flat;
        }

        @Override
        public boolean isList() {
            return flat.isArray();
        }

        @Override
        public boolean isListOfObjects() {
            return flat.isArray() && schemas.flatten(flat.items()).isObject();
        }

        @Override
        public Map<String, SchemaShape> members() {
            var members = new LinkedHashMap<String, SchemaShape>();
            flat.properties().forEach((name, schema) -> members.put(name, new SchemaShape(schemas.flatten(schema))));
            return members;
        }
    }
}
