package dev.onramp.democonfig.client;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.CollectionContract;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ClientResourceTest extends CollectionContract {

    private final Api user = Api.newUser("editor");

    @Override
    protected String collection() {
        return "/demo/clients";
    }

    @Override
    protected Api user() {
        return user;
    }

    @Override
    protected boolean isShared() {
        return true;
    }

    @Override
    protected String body() {
        return """
                {"client_id": "client-%s", "client_name": "Test Corporation", "license_type": "professional",
                 "modules": ["SCOR", "CRM"], "preferences": {"theme": "dark"}}""".formatted(UUID.randomUUID());
    }

    @Override
    protected String textField() {
        return "client_name";
    }
}
