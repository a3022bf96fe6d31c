package dev.onramp.connector.api;

import dev.onramp.connector.source.ApiSource;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.SourceTester;
import dev.onramp.connector.source.StageLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;

/**
 * Tests APIs: reachable, and answering a GET with 2xx. What the body says is left to the discovery, so that neither a
 * long nor a slow one holds a test up.
 */
@ApplicationScoped
class ApiTester implements SourceTester {

    private final ApiClient client;

    ApiTester(ApiClient client) {
        this.client = client;
    }

    @Override
    public boolean tests(Source source) {
        return source instanceof ApiSource;
    }

    @Override
    public Uni<Finding> test(Source source, Login login, Duration deadline, StageLog stages) {
        return Uni.createFrom()
                .deferred(() -> {
                    var api = (ApiSource) source;
                    return client.reach(address(api), Credentials.of(api.auth(), login), stages);
                })
                .map(answer -> new Finding(null, answer.encrypted()));
    }

    /** What is read later anyway: many an API has nothing at its base URL itself. */
    private static URI address(ApiSource api) {
        var options = api.options();
        if (!options.paths().isEmpty()) {
            return ApiUrls.join(api.baseUrl(), options.paths().get(0));
        }
        return options.openapi() == null ? api.baseUrl() : ApiUrls.join(api.baseUrl(), options.openapi());
    }
}
