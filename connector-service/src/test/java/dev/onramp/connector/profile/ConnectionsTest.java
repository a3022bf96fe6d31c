package dev.onramp.connector.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ConnectionsTest {

    private final Api user = Api.newUser("editor");
    private final String id = "profile-" + UUID.randomUUID();
    private final String path = "/connector/profiles/" + id;

    @Inject
    Connections connections;

    @Inject
    Transactions transactions;

    @Test
    void opensAProfileWithItsSecrets() {
        // Given
        store();

        // When
        var connection = open();

        // Then
        assertThat(connection.login().username()).isEqualTo("reader");
        assertThat(connection.login().password()).isEqualTo("s3cret");
        assertThat(connection.source().destination()).contains("db", "orders");
        assertThat(connection).asString().doesNotContain("s3cret", "reader");
    }

    @Test
    void secretThatCannotBeDecryptedIsAFaultOfItsOwn() {
        // Given
        store();
        Database.execute(
                "update connector_profiles set profile_data = profile_data || '{\"host\": \"moved\"}' where id = '" + id
                        + "'");

        // Then
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        SourceException.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.SECRET_UNUSABLE));
    }

    @Test
    void profileWithoutADestinationAndNoProfileAtAllAreToldApart() {
        // Given
        user.put(path, "{\"name\": \"x\", \"type\": \"sql\"}").is(201);

        // Then
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        SourceException.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.NOT_CONFIGURED));
        user.delete(path).is(204);
        assertThatThrownBy(this::open).isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"y\", \"metadata\": {\"a\": 1}} | true",
                "{\"credentials\": {\"password\": \"s3cret\"}} | true",
                "{\"credentials\": {\"password\": \"other\"}} | false",
                "{\"credentials\": {\"username\": \"other\"}} | false",
                "{\"host\": \"other\", \"credentials\": {\"password\": \"s3cret\"}} | false",
                "{\"options\": {\"tls_mode\": \"require\"}} | false"
            })
    void findingIsStoredOnlyAboutTheSameConnection(String patch, boolean stored) {
        // Given
        store();
        var about = open();
        user.patch(path, patch).is(200);

        // When
        var recorded = record(about);

        // Then
        assertThat(recorded).isEqualTo(stored);
        assertThat(user.get(path).is(200).at("/test_status")).isEqualTo(stored ? "success" : "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void findingAboutAFileThatIsGoneIsDropped(String change) {
        // Given
        user.put(path, "{\"name\": \"x\", \"type\": \"excel\"}").is(201);
        sendFile("PUT");
        var about = open();
        var recordedBefore = record(about);

        // When
        sendFile(change);

        // Then
        assertThat(recordedBefore).isTrue();
        assertThat(record(about)).isFalse();
        assertThat(user.get(path).is(200).at("/test_status")).isEmpty();
    }

    @Test
    void findingAboutADeletedProfileIsDropped() {
        // Given
        store();
        var about = open();
        user.delete(path).is(204);

        // Then
        assertThat(record(about)).isFalse();
    }

    private void store() {
        user.put(
                        path,
                        "{\"name\": \"x\", \"type\": \"sql\", \"connection_string\": \"Server=db;Database=orders\","
                                + " \"credentials\": {\"username\": \"reader\", \"password\": \"s3cret\"}}")
                .is(201);
    }

    private void sendFile(String method) {
        assertThat(user.send(method, path + "/file", "text/csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isBetween(200, 204);
    }

    private Connection open() {
        return await(() -> connections.open("somebody", id));
    }

    private boolean record(Connection about) {
        var finding = JsonNodeFactory.instance.objectNode().put("test_status", "success");
        return await(() -> transactions.run("somebody", () -> connections.record(about, finding)));
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
