package dev.onramp.democonfig.proposal;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.CollectionContract;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ProposalResourceTest extends CollectionContract {

    private final Api user = Api.newUser("editor");
    private final String client = "client-" + UUID.randomUUID();

    /** The only text of a proposal that is free names a client, so there must be one for each that the contract sends. */
    @BeforeEach
    void createClients() {
        for (var id : List.of(client, "changed by a patch", "somebody was faster", "changed since")) {
            Database.execute("insert into client_configs (client_id, config_data, created_at)"
                    + " values ('%s', '{}', clock_timestamp()) on conflict do nothing".formatted(id));
        }
    }

    @Override
    protected String collection() {
        return "/demo/proposals";
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
        return "{\"proposal_id\": \"prop-%s\", \"client_id\": \"%s\", \"proposal_type\": \"implementation\"}"
                .formatted(UUID.randomUUID(), client);
    }

    @Override
    protected String textField() {
        return "client_id";
    }
}
