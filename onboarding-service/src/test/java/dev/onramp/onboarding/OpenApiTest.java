package dev.onramp.onboarding;

import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.OpenApiContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class OpenApiTest {

    @Test
    void contractIsTheCommittedOne() {
        OpenApiContract.assertCommitted();
    }
}
