package dev.onramp.connector.probe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The body of a request about a database on this machine. */
final class Draft {

    private final ObjectNode body =
            JsonNodeFactory.instance.objectNode().put("name", "x").put("type", "sql");

    static Draft of(String dialect, int port) {
        var draft = new Draft();
        draft.body.put("dialect", dialect).put("host", "127.0.0.1").put("port", port);
        return draft.login("reader", "s3cret").database("shop");
    }

    Draft with(String field, String value) {
        body.put(field, value);
        return this;
    }

    Draft without(String field) {
        body.remove(field);
        return this;
    }

    Draft database(String name) {
        return with("database", name);
    }

    Draft login(String username, @Nullable String password) {
        var credentials = body.putObject("credentials").put("username", username);
        if (password != null) {
            credentials.put("password", password);
        }
        return this;
    }

    Draft option(String name, String value) {
        body.withObject("/options").put(name, value);
        return this;
    }

    Draft option(String name, int value) {
        body.withObject("/options").put(name, value);
        return this;
    }

    Draft plain() {
        return option("tls_mode", "disable");
    }

    String json() {
        return body.toString();
    }
}
