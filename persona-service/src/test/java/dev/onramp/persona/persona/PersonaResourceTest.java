package dev.onramp.persona.persona;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.CollectionContract;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicInteger;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PersonaResourceTest extends CollectionContract {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Api user = Api.newUser();

    @Override
    protected String collection() {
        return "/persona/personas";
    }

    @Override
    protected Api user() {
        return user;
    }

    @Override
    protected String body() {
        return "{\"raw_text\": \"Ada %d likes machines.\", \"persona\": {\"name\": \"Ada\"}}"
                .formatted(COUNTER.incrementAndGet());
    }

    @Override
    protected String textField() {
        return "raw_text";
    }
}
