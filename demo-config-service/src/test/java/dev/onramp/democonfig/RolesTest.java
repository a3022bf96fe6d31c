package dev.onramp.democonfig;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients and proposals belong to the team; the role says who may do what. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RolesTest {

    private final String id = UUID.randomUUID().toString();
    private final String freeClient = "/demo/clients/free-" + id;
    private final String proposal = "/demo/proposals/" + id;
    private final String proposalBody = "{\"client_id\": \"" + id + "\", \"proposal_type\": \"consulting\"}";

    @BeforeEach
    void createThem() {
        var editor = Api.newUser("editor");
        editor.put("/demo/clients/" + id, "{\"client_name\": \"x\"}").is(201);
        editor.put(freeClient, "{\"client_name\": \"x\"}").is(201);
        editor.put(proposal, proposalBody).is(201);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, GET, 200",
        "viewer, LIST, 200",
        "viewer, POST, 403",
        "viewer, PUT, 403",
        "viewer, PATCH, 403",
        "viewer, DELETE, 403",
        "editor, GET, 200",
        "editor, LIST, 200",
        "editor, POST, 201",
        "editor, PUT, 200",
        "editor, PATCH, 200",
        "editor, DELETE, 204",
        "admin, GET, 200",
        "admin, LIST, 200",
        "admin, POST, 201",
        "admin, PUT, 200",
        "admin, PATCH, 200",
        "admin, DELETE, 204",
        "Viewer, GET, 403",
        "guest, LIST, 403",
        "guest, POST, 403",
        "guest, DELETE, 403"
    })
    void roleDecides(String role, String action, int status) {
        for (var path : new String[] {proposal, freeClient}) {
            var answer = send(Api.newUser(role), action, path);
            answer.is(status);
            if (status == 403) {
                answer.isProblem(403, "forbidden");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "LIST", "POST", "PUT", "PATCH", "DELETE"})
    void callerWithoutRoleOrTokenGetsNothing(String action) {
        for (var path : new String[] {proposal, freeClient}) {
            send(Api.newUser(), action, path).isProblem(403, "forbidden");
            send(Api.anonymous(), action, path).isProblem(401, "unauthorized");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "accept", "reject", "revise", "void", "acceptance-link"})
    void viewerActsOnNoProposal(String action) {
        Api.newUser("viewer").send("POST", proposal + "/" + action).isProblem(403, "forbidden");
        Api.anonymous().send("POST", proposal + "/" + action).isProblem(401, "unauthorized");
        Api.newUser("viewer").get(proposal + "/evidence").is(200);
        Api.newUser("viewer").get(proposal + "/evidence/verify").is(200);
        Api.newUser("guest").get(proposal + "/evidence").isProblem(403, "forbidden");
        Api.newUser("guest").get(proposal + "/diff").isProblem(403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void whoMayNotWriteLearnsNothingAboutTheBody(String method) {
        // Given
        var path = method.equals("POST") ? "/demo/clients" : freeClient;

        // When
        var answer = Api.newUser("viewer")
                .send(method, path, "application/json", "not json".getBytes(StandardCharsets.UTF_8));

        // Then
        answer.isProblem(403, "forbidden");
    }

    private Answer send(Api user, String action, String path) {
        var collection = path.substring(0, path.lastIndexOf('/'));
        var body = path.equals(proposal) ? proposalBody : "{\"client_name\": \"y\"}";
        return switch (action) {
            case "LIST" -> user.get(collection);
            case "POST" -> user.post(collection, body);
            case "PUT" -> user.put(path, body);
            case "PATCH" -> user.patch(path, "{}");
            default -> user.send(action, path);
        };
    }
}
