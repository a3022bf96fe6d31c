package dev.onramp.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.LogCapture;
import dev.onramp.testsupport.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Secrets are sent to every endpoint and through every failure, and are found nowhere: in no answer, log, metric or row.
 * Each feature has a scenario; a new one is a line in {@link #scenarios()}.
 */
@QuarkusTest
@QuarkusTestResource(Database.class)
class CanaryTest {

    private static final String PROFILES = "/connector/profiles";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** A port of this machine that nobody listens at. */
    private static final int CLOSED = 1;

    /** What every scenario starts with: a stored profile with secrets, somebody who may do everything, and the answers. */
    private static final class Scene {

        /** With characters that URLs write in another way. */
        final String canary = "canary+" + UUID.randomUUID().toString().substring(0, 8) + "/x";

        final String inUrl = URLEncoder.encode(canary, StandardCharsets.UTF_8);
        final Api admin = Api.newUser("admin");
        final String id = "profile-" + UUID.randomUUID();
        final String path = PROFILES + "/" + id;
        final List<Answer> answers = new ArrayList<>();

        Answer see(Answer answer) {
            answers.add(answer);
            return answer;
        }

        String profile(String secret) {
            return ("{\"id\": \"%s\", \"name\": \"Orders\", \"type\": \"sql\", \"connection_string\": \"Server=db;Database=x\","
                            + " \"credentials\": {\"username\": \"reader\", \"password\": \"%s\", \"token\": \"%s\","
                            + " \"api_key\": \"%s\"}}")
                    .formatted(id, secret, secret, secret);
        }

        String profile() {
            return profile(canary);
        }

        /** A draft of a PostgreSQL on this machine. */
        String postgres(int port, String database, String user) {
            return sql("postgresql", port, database, user);
        }

        String sql(String dialect, int port, String database, String user) {
            return ("{\"name\": \"Orders\", \"type\": \"sql\", \"dialect\": \"%s\", \"host\": \"127.0.0.1\", \"port\": %d,"
                            + " \"database\": \"%s\", \"credentials\": {\"username\": \"%s\", \"password\": \"%s\"}}")
                    .formatted(dialect, port, database, user, canary);
        }

        /** A draft of an API on this machine that is told the canary. */
        String api(int port, String auth) {
            return ("{\"name\": \"Orders\", \"type\": \"api\", \"connection_string\": \"http://127.0.0.1:%d/\", \"auth\": %s,"
                            + " \"credentials\": {\"username\": \"u\", \"password\": \"%s\", \"token\": \"%3$s\","
                            + " \"api_key\": \"%3$s\"}}")
                    .formatted(port, auth, canary);
        }

        /** A database with a table, and a user whose password is the canary. */
        String realPostgres() {
            var role = "reader_" + UUID.randomUUID().toString().replace("-", "");
            var database = Postgres.createDatabase();
            try (var connection = Postgres.asSuperuser(database);
                    var statement = connection.createStatement()) {
                statement.execute("create role " + role + " login password '" + canary + "';"
                        + " create table orders (id int primary key); grant select on orders to " + role);
                var url = connection.getMetaData().getURL().substring("jdbc:".length());
                return postgres(URI.create(url).getPort(), database, role);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Waits until the operation that was started is over. */
        Answer ended(Answer started, String status) {
            var last = new Answer[1];
            Eventually.holds(() -> {
                last[0] = see(admin.get(started.location())).is(200);
                assertThat(last[0].at("/status")).as(last[0].text()).isEqualTo(status);
            });
            return last[0];
        }

        /** All ways in which the canary may be written; in Base64 it depends on what stands before it. */
        List<String> forms() {
            var forms = new ArrayList<>(List.of(canary, inUrl));
            for (int before = 0; before < 3; before++) {
                var text = " ".repeat(before) + canary;
                var encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
                var part = encoded.substring(before == 0 ? 0 : before + 1, text.length() * 8 / 6);
                forms.add(part);
                forms.add(part.replace('+', '-').replace('/', '_'));
            }
            return forms;
        }

        void insert(String json) {
            Database.execute("insert into connector_profiles (id, profile_data) values ('" + id + "', '" + json + "')");
        }
    }

    static Stream<Arguments> scenarios() {
        return Stream.of(
                scenario("creating", CanaryTest::creating, "POST /connector/profiles"),
                scenario("reading", CanaryTest::reading, "GET /connector/profiles", "GET /connector/profiles/{id}"),
                scenario(
                        "changing",
                        CanaryTest::changing,
                        "PUT /connector/profiles/{id}",
                        "PATCH /connector/profiles/{id}",
                        "DELETE /connector/profiles/{id}"),
                scenario("broken bodies", CanaryTest::brokenBodies),
                scenario("bad connection strings", CanaryTest::badConnectionStrings),
                scenario("strangers", CanaryTest::strangers),
                scenario(
                        "uses",
                        CanaryTest::uses,
                        "GET /connector/profiles/{id}/usages",
                        "PUT /connector/profiles/{id}/usages/{consumer}/{ref}",
                        "DELETE /connector/profiles/{id}/usages/{consumer}/{ref}"),
                scenario("audit", CanaryTest::audit, "GET /connector/audit", "GET /connector/profiles/{id}/audit"),
                scenario("rows written by SQL", CanaryTest::rowsWrittenBySql),
                scenario("rotation", CanaryTest::rotation, "POST /connector/admin/key-rotation"),
                scenario("tests of drafts", CanaryTest::testsOfDrafts, "POST /connector/test"),
                scenario("servers that echo", CanaryTest::serversThatEcho),
                scenario(
                        "tests of profiles",
                        CanaryTest::testsOfProfiles,
                        "POST /connector/profiles/{id}/test",
                        "GET /connector/profiles/{id}/tests"),
                scenario("validation", CanaryTest::validation, "POST /connector/validate"),
                scenario("types", CanaryTest::types, "GET /connector/types", "GET /connector/types/{type}"),
                scenario(
                        "discovery",
                        CanaryTest::discovery,
                        "POST /connector/profiles/{id}/discovery",
                        "GET /connector/profiles/{id}/schema",
                        "GET /connector/profiles/{id}/schema/snapshots",
                        "GET /connector/profiles/{id}/schema/diff",
                        "GET /connector/profiles/{id}/preview"),
                scenario(
                        "operations that fail",
                        CanaryTest::operationsThatFail,
                        "GET /connector/operations",
                        "GET /connector/operations/{id}",
                        "POST /connector/operations/{id}/cancel"),
                scenario(
                        "files",
                        CanaryTest::files,
                        "PUT /connector/profiles/{id}/file",
                        "GET /connector/profiles/{id}/file",
                        "DELETE /connector/profiles/{id}/file"),
                scenario("an outage of the database", CanaryTest::outage));
    }

    /** @param operations what the scenario must have asked, as the contract names it */
    private static Arguments scenario(String name, Consumer<Scene> scenario, String... operations) {
        return Arguments.of(name, scenario, List.of(operations));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void canaryIsFoundNowhere(String name, Consumer<Scene> scenario, List<String> operations) {
        // Given
        var scene = new Scene();
        String logged;

        // When
        try (var log = LogCapture.open()) {
            scenario.accept(scene);
            logged = log.text();
        }

        // Then
        var forms = scene.forms();
        assertThat(logged).isNotEmpty().doesNotContain(forms);
        assertThat(scene.answers)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.everything()).doesNotContain(forms));
        assertThat(Database.dump()).doesNotContain(forms);
        assertThat(Api.anonymous().get("/q/metrics").is(200).text()).doesNotContain(forms);
        assertThat(operations)
                .allSatisfy(operation -> assertThat(scene.answers)
                        .anyMatch(answer -> answer.request().matches(operation.replaceAll("\\{[a-z]+}", "[^/]+"))));
    }

    @Test
    void everyOperationOfTheContractHasAScenario() throws IOException {
        // Given
        var paths = new YAMLMapper()
                .readTree(Path.of("openapi", "openapi.yaml").toFile())
                .path("paths");
        var contract = new ArrayList<String>();
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        contract.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        // When
        var asked = scenarios()
                .flatMap(scenario -> ((List<?>) scenario.get()[2]).stream())
                .map(String::valueOf);

        // Then
        assertThat(contract).isNotEmpty();
        assertThat(asked).containsAll(contract);
    }

    private static void creating(Scene scene) {
        var withKey = scene.admin.with("Idempotency-Key", "canary-" + scene.id);
        scene.see(withKey.post(PROFILES, scene.profile())).is(201);
        scene.see(withKey.post(PROFILES, scene.profile())).is(201);
        scene.see(withKey.post(PROFILES, scene.profile(scene.canary + "2"))).is(422);
        scene.see(scene.admin.post(PROFILES, scene.profile())).is(409);
    }

    private static void reading(Scene scene) {
        scene.see(scene.admin.put(scene.path, scene.profile())).is(201);
        scene.see(scene.admin.get(scene.path)).is(200);
        scene.see(scene.admin.get(PROFILES + "?limit=100")).is(200);
        scene.see(scene.admin.with("If-None-Match", "*").get(scene.path)).is(304);
    }

    private static void changing(Scene scene) {
        scene.see(scene.admin.put(scene.path, scene.profile())).is(201);
        scene.see(scene.admin.put(scene.path, scene.profile())).is(200);
        scene.see(scene.admin.with("If-Match", "\"old\"").put(scene.path, scene.profile()))
                .is(412);
        scene.see(scene.admin.patch(scene.path, "{\"credentials\": {\"password\": \"" + scene.canary + "\"}}"))
                .is(200);
        scene.see(scene.admin.patch(scene.path, "{\"host\": \"elsewhere\"}")).is(422);
        Database.execute(
                "update connector_profiles set profile_data = profile_data || '{\"host\": \"moved\"}' where id = '"
                        + scene.id + "'");
        scene.see(scene.admin.patch(scene.path, "{\"name\": \"y\"}")).is(422);
        scene.see(scene.admin.delete(scene.path)).is(204);
    }

    private static void brokenBodies(Scene scene) {
        var profile = scene.profile();
        var bodies = List.of(
                profile.replace("\"sql\"", "\"nosuchtype\""),
                profile.replace("\"reader\"", "5"),
                profile.replace("\"token\"", "\"nosuchfield\""),
                profile.substring(0, profile.length() - 1),
                profile + scene.canary,
                "{\"credentials\": \"" + scene.canary + "\"}",
                "{\"credentials\": {\"" + scene.canary.charAt(0) + "\": [\"" + scene.canary + "\"]}}",
                "{\"connection_string\": [\"" + scene.canary + "\"]}",
                "{\"connection_string\": \"" + scene.canary + "\\u0000\"}",
                "{\"name\": \"\", \"connection_string\": \"" + scene.canary.repeat(500) + "\"}",
                "{\"name\": \"\", \"credentials\": {\"password\": \"" + scene.canary.repeat(500) + "\"}}");
        bodies.forEach(body -> scene.see(scene.admin.post(PROFILES, body)).is(400));
        bodies.forEach(body -> scene.see(scene.admin.put(scene.path, body)).is(400));
        scene.admin.put(scene.path, scene.profile()).is(201);
        scene.see(scene.admin.patch(scene.path, "{\"credentials\": {\"password\": [\"" + scene.canary + "\"]}}"))
                .is(400);
        scene.see(scene.admin.patch(scene.path, "{\"credentials\": \"" + scene.canary))
                .is(400);
    }

    /** Some are refused and some are taken apart, but none comes back. */
    private static void badConnectionStrings(Scene scene) {
        var strings = List.of(
                scene.canary,
                "Server=db;Password=" + scene.canary,
                "Server=db;Database=x;User Id=u;Password=" + scene.canary + ";" + "nosuchoption=1",
                "postgresql://u:" + scene.inUrl + "@db:99999/x",
                "postgresql://u:" + scene.inUrl + "@db/x?sslmode=none",
                "jdbc:sqlserver://db;password=" + scene.canary + ";encrypt=maybe",
                "Server=db;Password=\\\"" + scene.canary);
        for (var string : strings) {
            var body = "{\"name\": \"x\", \"type\": \"sql\", \"connection_string\": \"" + string + "\"}";
            scene.see(scene.admin.post(PROFILES, body));
        }
    }

    private static void strangers(Scene scene) {
        scene.admin.put(scene.path, scene.profile()).is(201);
        scene.see(Api.newUser("viewer").post(PROFILES, scene.profile())).is(403);
        scene.see(Api.anonymous().post(PROFILES, scene.profile())).is(401);
        scene.see(Api.anonymous()
                        .with("Authorization", "Bearer " + scene.canary)
                        .get(scene.path))
                .is(401);
        scene.see(scene.admin.with("X-Request-ID", scene.canary + " !").get(scene.path))
                .is(200);
    }

    private static void uses(Scene scene) {
        scene.admin.put(scene.path, scene.profile()).is(201);
        scene.see(scene.admin.send("PUT", scene.path + "/usages/a/b")).is(201);
        scene.see(scene.admin.get(scene.path + "/usages")).is(200);
        scene.see(scene.admin.delete(scene.path)).is(409);
        scene.see(scene.admin.delete(scene.path + "/usages/a/b")).is(204);
        scene.see(scene.admin.delete(scene.path)).is(204);
    }

    private static void audit(Scene scene) {
        changing(scene);
        scene.see(scene.admin.get(scene.path + "/audit")).is(200);
        scene.see(scene.admin.get("/connector/audit?limit=100")).is(200);
    }

    private static void rowsWrittenBySql(Scene scene) {
        scene.insert("{\"name\": \"x\", \"type\": \"sql\", \"connection_string\": \"Server=db;Database=x\","
                + " \"credentials\": {\"username\": [], \"password\": \"" + scene.canary + "\"}}");
        scene.see(scene.admin.get(scene.path)).is(200);
        scene.see(scene.admin.get(PROFILES + "?limit=100")).is(200);
        scene.see(scene.admin.patch(scene.path, "{\"name\": \"y\"}")).is(200);
        scene.see(scene.admin.get(scene.path + "/audit")).is(200);
    }

    private static void rotation(Scene scene) {
        scene.insert("{\"name\": \"x\", \"type\": \"sql\", \"connection_string\": \"Server=db;Database=x;Password="
                + scene.canary + "\", \"credentials\": {\"password\": \"" + scene.canary + "\"}}");
        scene.see(scene.admin.get(scene.path)).is(200);
        var started = scene.see(scene.admin.send("POST", "/connector/admin/key-rotation"))
                .is(202);
        Eventually.holds(
                () -> assertThat(scene.see(scene.admin.get(started.location())).at("/status"))
                        .isEqualTo("succeeded"));
        scene.see(scene.admin.get("/connector/audit")).is(200);
    }

    private static void testsOfDrafts(Scene scene) {
        var good = scene.see(scene.admin.post("/connector/test", scene.realPostgres()))
                .is(200);
        assertThat(good.at("/status")).as(good.text()).isEqualTo("success");
        var stranger = scene.realPostgres().replace("reader_", "stranger_");
        assertThat(scene.see(scene.admin.post("/connector/test", stranger)).at("/code"))
                .isEqualTo("auth-failed");
        var refused = scene.see(scene.admin.post("/connector/test", scene.postgres(CLOSED, "x", "u")));
        assertThat(refused.at("/code")).isEqualTo("refused");
        scene.see(scene.admin.post("/connector/test", scene.profile().replace("\"token\"", "\"nosuch\"")))
                .is(400);
    }

    private static void serversThatEcho(Scene scene) {
        var json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";
        var error = "HTTP/1.1 500 Oops\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n";
        var redirect =
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/?" + scene.inUrl + "\r\nConnection: close\r\n\r\n";
        for (var greeting : List.of("", json, error, redirect)) {
            try (var server = EchoServer.saying(greeting)) {
                for (var dialect : List.of("postgresql", "mysql", "sqlserver", "db2")) {
                    var draft = scene.sql(dialect, server.port(), "x", "u");
                    scene.see(scene.admin.post("/connector/test?timeout=3", draft));
                }
                for (var auth : List.of(
                        "{\"type\": \"basic\"}",
                        "{\"type\": \"bearer\"}",
                        "{\"type\": \"api_key\", \"in\": \"header\", \"name\": \"X-Key\"}",
                        "{\"type\": \"api_key\", \"in\": \"query\", \"name\": \"key\"}")) {
                    scene.see(scene.admin.post("/connector/test?timeout=3", scene.api(server.port(), auth)));
                }
            }
        }
    }

    private static void testsOfProfiles(Scene scene) {
        scene.admin.put(scene.path, scene.realPostgres()).is(201);
        var good = scene.see(scene.admin.send("POST", scene.path + "/test")).is(200);
        assertThat(good.at("/status")).as(good.text()).isEqualTo("success");
        scene.admin.put(scene.path, scene.postgres(CLOSED, "x", "u")).is(200);
        scene.see(scene.admin.send("POST", scene.path + "/test")).is(200);
        scene.see(scene.admin.get(scene.path + "/tests")).is(200);
        scene.see(scene.admin.get(scene.path)).is(200);
    }

    private static void validation(Scene scene) {
        scene.see(scene.admin.post("/connector/validate", scene.profile())).is(200);
        scene.see(scene.admin.post("/connector/validate", scene.profile(scene.canary.repeat(1000))))
                .is(200);
        scene.see(scene.admin.post("/connector/validate", "{\"credentials\": [\"" + scene.canary + "\"]}"));
        scene.see(scene.admin.post("/connector/validate", "{\"port\": \"" + scene.canary + "\"}"));
        scene.see(scene.admin.post("/connector/validate", "{\"port\": " + scene.canary));
    }

    private static void types(Scene scene) {
        scene.see(scene.admin.get("/connector/types")).is(200);
        scene.see(scene.admin.get("/connector/types/sql")).is(200);
        scene.see(scene.admin.get("/connector/types/nosuchtype"));
    }

    private static void discovery(Scene scene) {
        scene.admin.put(scene.path, scene.realPostgres()).is(201);
        for (int round = 0; round < 2; round++) {
            var started =
                    scene.see(scene.admin.post(scene.path + "/discovery", "{}")).is(202);
            scene.ended(started, "succeeded");
        }
        scene.see(scene.admin.get(scene.path + "/schema")).is(200);
        scene.see(scene.admin.get(scene.path + "/schema/snapshots")).is(200);
        scene.see(scene.admin.get(scene.path + "/schema/diff"));
        scene.see(scene.admin.get(scene.path + "/preview?table=public.orders")).is(200);
        scene.see(scene.admin.get(scene.path + "/preview?table=nosuch"));
        Database.execute("update connector_profiles set profile_data = profile_data || '{\"port\": 1}' where id = '"
                + scene.id + "'");
        scene.see(scene.admin.get(scene.path + "/preview?table=public.orders"));
    }

    private static void operationsThatFail(Scene scene) {
        scene.admin.put(scene.path, scene.postgres(CLOSED, "x", "u")).is(201);
        var started =
                scene.see(scene.admin.post(scene.path + "/discovery", "{}")).is(202);
        scene.ended(started, "failed");
        scene.see(scene.admin.get("/connector/operations")).is(200);
        scene.see(scene.admin.send("POST", started.location() + "/cancel"));
    }

    /** The canary is the secret of what the profile was before. */
    private static void files(Scene scene) {
        var file = scene.path + "/file";
        scene.admin.put(scene.path, scene.profile()).is(201);
        scene.see(scene.admin.send("PUT", file, "text/csv", new byte[] {'a'}));
        scene.admin
                .patch(
                        scene.path,
                        "{\"type\": \"excel\", \"dialect\": null, \"host\": null, \"port\": null, \"database\": null,"
                                + " \"credentials\": null}")
                .is(200);
        scene.see(scene.admin.send("PUT", file, "text/csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)))
                .is(201);
        scene.see(scene.admin.send("PUT", file, "application/octet-stream", new byte[] {0, 1, 2}));
        scene.see(scene.admin.get(file)).is(200);
        scene.see(scene.admin.delete(file)).is(204);
    }

    private static void outage(Scene scene) {
        scene.admin.put(scene.path, scene.profile()).is(201);
        Database.line().cut();
        try {
            scene.see(scene.admin.put(scene.path, scene.profile())).is(503);
            scene.see(scene.admin.get(scene.path)).is(503);
            scene.see(scene.admin.send("PUT", scene.path + "/usages/a/b")).is(503);
            scene.see(scene.admin.send("POST", "/connector/admin/key-rotation")).is(503);
        } finally {
            Database.line().restore();
        }
    }
}
