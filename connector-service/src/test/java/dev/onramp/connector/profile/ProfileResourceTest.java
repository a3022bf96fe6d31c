package dev.onramp.connector.profile;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.CollectionContract;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ProfileResourceTest extends CollectionContract {

    private final Api user = Api.newUser("editor");

    @Override
    protected String collection() {
        return "/connector/profiles";
    }

    @Override
    protected Api user() {
        return user;
    }

    @Override
    protected String body() {
        return """
                {"id": "profile-%s", "name": "Test SQL Server", "type": "sql",
                 "connection_string": "Server=localhost;Database=test;",
                 "credentials": {"username": "testuser", "password": "testpass"},
                 "metadata": {"team": "finance"}}""".formatted(UUID.randomUUID());
    }

    @Override
    protected String textField() {
        return "name";
    }

    @Override
    protected boolean isShared() {
        return true;
    }
}
