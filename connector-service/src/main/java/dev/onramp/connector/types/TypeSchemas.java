package dev.onramp.connector.types;

import static dev.onramp.connector.types.Nodes.array;
import static dev.onramp.connector.types.Nodes.bool;
import static dev.onramp.connector.types.Nodes.names;
import static dev.onramp.connector.types.Nodes.number;
import static dev.onramp.connector.types.Nodes.object;
import static dev.onramp.connector.types.Nodes.oneOf;
import static dev.onramp.connector.types.Nodes.required;
import static dev.onramp.connector.types.Nodes.secret;
import static dev.onramp.connector.types.Nodes.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.ApiSource.AuthType;
import dev.onramp.connector.source.ApiSource.KeyPlace;
import dev.onramp.connector.source.ConnectionOptions;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.SourceType;
import dev.onramp.connector.source.SqlOption;
import dev.onramp.connector.source.TlsMode;
import dev.onramp.defaults.http.Ids;
import java.util.EnumSet;
import java.util.Map;

/**
 * The form of each type as JSON Schema. What a schema takes, the service takes; the service also takes what it sent itself,
 * and looks closer at texts such as hosts than a schema can.
 */
public final class TypeSchemas {

    private static final Map<SourceType, ObjectNode> SCHEMAS =
            Map.of(SourceType.sql, sql(), SourceType.api, api(), SourceType.excel, excel());

    private TypeSchemas() {}

    /** JSON Schema (2020-12) of a profile of this type. */
    public static ObjectNode of(SourceType type) {
        var schema = SCHEMAS.get(type);
        return schema == null ? object() : schema.deepCopy();
    }

    private static ObjectNode sql() {
        var schema = profile(
                SourceType.sql,
                "Database",
                "Tables and views of a database. Say where it is by host, port and database, or by a connection string.");
        fields(schema)
                .set("dialect", oneOf("Which database it is.", Dialect.class).set("oneOf", dialects()));
        fields(schema)
                .<ObjectNode>set(
                        "connection_string",
                        secret(
                                "Where the database is, as ADO.NET, URI or JDBC write it. It is taken apart into the other"
                                        + " fields, user and password included, and never returned.",
                                4096))
                .<ObjectNode>set(
                        "host", text("A host name (RFC 1123), or an IPv4 or IPv6 address in its canonical form.", 255))
                .<ObjectNode>set("port", number("That of the dialect if absent.", 65_535))
                .<ObjectNode>set("database", text("The database on the server; the server chooses if absent.", 255))
                .<ObjectNode>set("options", sqlOptions())
                .set("credentials", credentials(username(), password()));
        schema.set("allOf", sqlRules());
        var examples = schema.putArray("examples");
        examples.add(example(SourceType.sql, "Test SQL Server")
                .put("connection_string", "Server=localhost;Database=test;")
                .set("credentials", object().put("username", "testuser").put("password", "testpass")));
        for (var dialect : Dialect.values()) {
            examples.add(example(SourceType.sql, "Orders in " + dialect)
                    .put("dialect", dialect.name())
                    .put("host", "db.example.com")
                    .put("port", dialect.defaultPort())
                    .put("database", "orders")
                    .<ObjectNode>set("options", object().put("tls_mode", TlsMode.verify_full.name()))
                    .set("credentials", object().put("username", "reader").put("password", "secret")));
        }
        return schema;
    }

    private static ObjectNode api() {
        var schema = profile(SourceType.api, "HTTP API", "Records of an HTTP API that answers in JSON.");
        fields(schema)
                .<ObjectNode>set(
                        "connection_string",
                        secret(
                                "The base URL, http or https, without user, query and fragment. It comes back as base_url.",
                                4096))
                .<ObjectNode>set("auth", auth())
                .<ObjectNode>set("options", apiOptions())
                .set(
                        "credentials",
                        credentials(
                                username(),
                                password(),
                                Map.entry("token", secret("The bearer token.", 16_384)),
                                Map.entry("api_key", secret("The API key.", 4096))));
        schema.putArray("examples")
                .add(example(SourceType.api, "Orders")
                        .put("connection_string", "https://api.example.com/v1/")
                        .<ObjectNode>set(
                                "auth",
                                object().put("type", "api_key")
                                        .put("in", "header")
                                        .put("name", "X-Api-Key"))
                        .<ObjectNode>set(
                                "options",
                                object().put("records_pointer", "/data")
                                        .put("openapi", "openapi.json")
                                        .set(
                                                "paths",
                                                object().arrayNode()
                                                        .add("orders")
                                                        .add("customers")))
                        .<ObjectNode>set("credentials", object().put("api_key", "secret")));
        return schema;
    }

    private static ObjectNode excel() {
        var schema = profile(
                SourceType.excel,
                "Workbook",
                "Sheets of a workbook (xlsx, xlsm, csv), which is uploaded to the profile once that is there.");
        schema.putArray("examples").add(example(SourceType.excel, "Price list"));
        return schema;
    }

    private static ObjectNode profile(SourceType type, String title, String description) {
        var schema = object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "/connector/types/" + type)
                .put("title", title)
                .put("description", description)
                .put("type", "object");
        schema.putObject("properties")
                .<ObjectNode>set(
                        "id",
                        text("The id of the new profile; a UUID if absent.", Ids.MAX_LENGTH)
                                .put("pattern", Ids.FORM))
                .<ObjectNode>set(
                        "name", text("What people call the profile.", 200).put("pattern", "\\S"))
                .<ObjectNode>set("type", object().put("const", type.name()))
                .set(
                        "metadata",
                        object().put("type", "object")
                                .put("description", "Anything that is to be kept with the profile."));
        schema.set("required", array("name", "type"));
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode sqlOptions() {
        var options = object();
        for (var option : SqlOption.values()) {
            options.set(option.name(), sqlOption(option));
        }
        return closed("How to connect.", options);
    }

    private static ObjectNode sqlOption(SqlOption option) {
        return switch (option) {
            case tls_mode ->
                oneOf("How far the connection is protected.", TlsMode.class).put("default", TlsMode.prefer.name());
            case ca_certificate -> text("PEM of the certificate authorities to trust instead of the system's.", 65_536);
            case application_name -> text("What the server shows as the name of the client.", 63);
            case connect_timeout -> number("Seconds to wait for a connection.", 60);
            case statement_timeout -> number("Seconds that one statement may take.", 60);
        };
    }

    private static ObjectNode apiOptions() {
        var options = object();
        options.<ObjectNode>set(
                        "records_pointer",
                        object().put("type", "string")
                                .put(
                                        "description",
                                        "JSON Pointer to the array of records in an answer; found if absent.")
                                .put("maxLength", 500))
                .<ObjectNode>set("openapi", text("Where the OpenAPI document is, relative to the base URL.", 2000))
                .set(
                        "paths",
                        object().put("type", "array")
                                .put(
                                        "description",
                                        "What to read, each relative to the base URL; that itself if absent.")
                                .put("maxItems", 20)
                                .set("items", text("Stays on the host of the base URL.", 2000)));
        return closed("Where the data is.", options);
    }

    private static ObjectNode auth() {
        var fields = object();
        fields.<ObjectNode>set(
                        "type",
                        oneOf("How callers say who they are.", AuthType.class).put("default", "none"))
                .<ObjectNode>set("in", oneOf("Where the API key stands.", KeyPlace.class))
                .set("name", text("The header or query parameter of the API key.", 255));
        var auth = closed("How to get in.", fields);
        auth.set("required", array("type"));
        auth.set("if", object().set("properties", object().set("type", object().put("const", "api_key"))));
        auth.set("then", required("in", "name"));
        auth.set(
                "else",
                object().set(
                                "properties",
                                object().<ObjectNode>set("in", bool(false)).set("name", bool(false))));
        return auth;
    }

    /** What each dialect is like: its port, its options, and what of a connection string is understood. */
    private static ArrayNode dialects() {
        var dialects = object().arrayNode();
        for (var dialect : Dialect.values()) {
            var described = object().put("const", dialect.name()).put("x-default-port", dialect.defaultPort());
            described.set("x-options", names(SqlOption.of(dialect)));
            described.set("x-ado-net-options", array(ConnectionOptions.ofAdoNet(dialect)));
            described.set("x-url-options", array(ConnectionOptions.ofUrl(dialect)));
            dialects.add(described);
        }
        return dialects;
    }

    private static ArrayNode sqlRules() {
        var rules = object().arrayNode();
        for (var dialect : Dialect.values()) {
            var then = object().<ObjectNode>set("port", object().put("default", dialect.defaultPort()));
            var missing = EnumSet.allOf(SqlOption.class);
            missing.removeAll(SqlOption.of(dialect));
            if (!missing.isEmpty()) {
                var refused = object();
                missing.forEach(option -> refused.set(option.name(), bool(false)));
                then.set("options", object().set("properties", refused));
            }
            var dialectIs = object().set("properties", object().set("dialect", object().put("const", dialect.name())));
            rules.add(object().<ObjectNode>set(
                            "if", ((ObjectNode) dialectIs).<ObjectNode>set("required", array("dialect")))
                    .<ObjectNode>set("then", object().set("properties", then)));
        }
        var noString = object().set("not", required("connection_string"));
        var byFields = object();
        byFields.putArray("allOf")
                .add(noString)
                .add(object().set(
                                "anyOf",
                                object().arrayNode()
                                        .add(required("dialect"))
                                        .add(required("host"))
                                        .add(required("port"))
                                        .add(required("database"))));
        rules.add(object().<ObjectNode>set("if", byFields).<ObjectNode>set("then", required("dialect", "host")));
        return rules;
    }

    private static Map.Entry<String, ObjectNode> username() {
        return Map.entry("username", text("Who logs in.", 255));
    }

    private static Map.Entry<String, ObjectNode> password() {
        return Map.entry("password", secret("Encrypted at rest, never returned.", 4096));
    }

    @SafeVarargs
    private static ObjectNode credentials(Map.Entry<String, ObjectNode>... known) {
        var fields = object();
        for (var field : known) {
            fields.set(field.getKey(), field.getValue());
        }
        return closed("How to get in.", fields);
    }

    private static ObjectNode closed(String description, ObjectNode fields) {
        return object().put("type", "object")
                .put("description", description)
                .put("additionalProperties", false)
                .set("properties", fields);
    }

    private static ObjectNode example(SourceType type, String name) {
        return object().put("name", name).put("type", type.name());
    }

    private static ObjectNode fields(ObjectNode schema) {
        return (ObjectNode) schema.path("properties");
    }
}
