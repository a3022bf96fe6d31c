package dev.onramp.connector.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class UsageTest {

    private final Api user = Api.newUser("editor");
    private final String path = "/connector/profiles/profile-" + UUID.randomUUID();
    private final String usages = path + "/usages";

    @BeforeEach
    void makeAProfile() {
        user.put(path, "{\"name\": \"x\", \"type\": \"sql\"}").is(201);
    }

    @Test
    void useIsRegisteredOnce() {
        // When
        var first = put(usages + "/onboarding-service/workflow-1");
        var second = put(usages + "/onboarding-service/workflow-1");

        // Then
        first.is(201);
        second.is(204);
        var list = Api.newUser("viewer").get(usages).is(200);
        assertThat(list.at("/total")).isEqualTo("1");
        assertThat(list.at("/items/0/consumer")).isEqualTo("onboarding-service");
        assertThat(list.at("/items/0/ref")).isEqualTo("workflow-1");
        assertThat(list.at("/items/0/registered_by")).isEqualTo(user.user());
    }

    @Test
    void newUseSaysWhereItIs() {
        // When
        var added = put(usages + "/onboarding-service/workflow%201");

        // Then
        assertThat(added.is(201).location()).isEqualTo(usages + "/onboarding-service/workflow%201");
    }

    @Test
    void manyAtOnceRegisterAUseOnce() {
        // When
        var answers = Parallel.run(16, () -> put(usages + "/a/b"));

        // Then
        assertThat(answers).extracting(Answer::status).containsOnly(201, 204);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    }

    @Test
    void listGoesOnBehindACursor() {
        // Given
        IntStream.range(0, 5).forEach(i -> put(usages + "/a/" + i).is(201));
        put(usages + "/b/5").is(201);

        // When
        var first = user.get(usages + "?limit=3&consumer=a").is(200);
        var second = user.get(first.next()).is(200);

        // Then
        assertThat(first.json().findValuesAsText("ref")).containsExactly("4", "3", "2");
        assertThat(second.json().findValuesAsText("ref")).containsExactly("1", "0");
    }

    @Test
    void profileInUseIsNotDeleted() {
        // Given
        put(usages + "/onboarding-service/workflow-1").is(201);
        put(usages + "/persona-service/a%2Fb%20%C3%BC").is(201);

        // When
        var refused = user.delete(path);

        // Then
        refused.isProblem(409, "profile-in-use");
        assertThat(refused.at("/total")).isEqualTo("2");
        assertThat(refused.json().at("/usages").toString())
                .isEqualTo("[{\"consumer\":\"onboarding-service\",\"ref\":\"workflow-1\"},"
                        + "{\"consumer\":\"persona-service\",\"ref\":\"a/b ü\"}]");
        user.get(path).is(200);
    }

    @Test
    void profileIsDeletedOnceNobodyUsesIt() {
        // Given
        put(usages + "/a/b").is(201);

        // When
        user.delete(usages + "/a/b").is(204);

        // Then
        user.delete(usages + "/a/b").isProblem(404, "not-found");
        user.delete(path).is(204);
    }

    @Test
    void problemShowsTheFirstHundredUses() {
        // Given
        Database.execute("insert into profile_usages (profile_id, consumer, ref, registered_by)"
                + " select '" + path.substring(path.lastIndexOf('/') + 1)
                + "', 'a', i, 'x' from generate_series(1, 150) i");

        // When
        var refused = user.delete(path);

        // Then
        refused.isProblem(409, "profile-in-use");
        assertThat(refused.json().at("/usages")).hasSize(100);
        assertThat(refused.at("/total")).isEqualTo("150");
    }

    @RepeatedTest(5)
    void deletionAndRegistrationAtOnceLeaveNoUseOfNothing() {
        // Given
        var turns = new AtomicInteger();

        // When
        var answers = Parallel.run(
                8, () -> turns.getAndIncrement() % 2 == 0 ? user.delete(path) : put(usages + "/a/" + turns.get()));

        // Then
        assertThat(answers).extracting(Answer::status).doesNotContain(500, 503);
        var deleted = user.get(path).status() == 404;
        assertThat(Database.query(
                        "select count(*) from profile_usages where profile_id = ?", path.replaceAll(".*/", "")))
                .allMatch(count -> count.equals("0") == deleted);
    }

    @ParameterizedTest
    @CsvSource({"a%20b, b, consumer", "-a, b, consumer", "a%2Fb, b, consumer"})
    void consumerHasTheFormOfAnId(String consumer, String ref, String field) {
        put(usages + "/" + consumer + "/" + ref)
                .isProblem(400, "invalid-request")
                .hasViolation(field, "letters, digits");
    }

    @Test
    void namesAreBounded() {
        put(usages + "/a/" + "r".repeat(255)).is(201);
        put(usages + "/a/" + "r".repeat(256)).isProblem(400, "invalid-request").hasViolation("ref", "1 to 255");
        put(usages + "/" + "c".repeat(256) + "/a")
                .isProblem(400, "invalid-request")
                .hasViolation("consumer", "1 to 255");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "GET", "DELETE"})
    void unknownProfileHasNoUses(String method) {
        var unknown = path + "-unknown/usages" + (method.equals("GET") ? "" : "/a/b");
        user.send(method, unknown).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"viewer, PUT, 403", "viewer, DELETE, 403", "editor, PUT, 201", "admin, PUT, 201", "nobody, GET, 403"})
    void rolesDecide(String role, String method, int status) {
        var target = method.equals("GET") ? usages : usages + "/a/b";
        Api.newUser(role).send(method, target).is(status);
    }

    private Answer put(String target) {
        return user.send("PUT", target);
    }
}
