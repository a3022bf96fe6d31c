package dev.onramp.democonfig.datasource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.http.RequestReader;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.democonfig.client.ClientView;
import dev.onramp.democonfig.client.Clients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the data sources of clients. */
@ApplicationScoped
class DataSourceService {

    private static final int TAG_DIGITS = 32;

    private final Clients clients;
    private final ProfileRepository profiles;
    private final Transactions transactions;
    private final RequestReader json;

    DataSourceService(Clients clients, ProfileRepository profiles, Transactions transactions, RequestReader json) {
        this.clients = clients;
        this.profiles = profiles;
        this.transactions = transactions;
        this.json = json;
    }

    Uni<Versioned<DataSourcesResponse>> list(String caller, String client) {
        return transactions
                .run(caller, () -> clients.find(client).chain(this::answer))
                .map(answer -> Versioned.existing(answer, tag(answer)));
    }

    /** Two things of different age make up the answer: its tag is what it says. */
    private ETag tag(DataSourcesResponse answer) {
        var text = json.write(answer).toString();
        return new ETag('"' + Sha256.hex(text).substring(0, TAG_DIGITS) + '"');
    }

    private Uni<DataSourcesResponse> answer(@Nullable ClientView client) {
        if (client == null) {
            throw Problems.notFound("client");
        }
        return profiles.states(client.clientId()).map(states -> answer(client, states));
    }

    private static DataSourcesResponse answer(ClientView client, Map<String, ProfileState> states) {
        return new DataSourcesResponse(client.dataSources().stream()
                .map(source -> answer(source, states))
                .toList());
    }

    private static DataSourceResponse answer(ObjectNode source, Map<String, ProfileState> states) {
        var profile = DataSources.profile(source);
        return DataSourceResponse.of(
                source, profile == null ? null : states.getOrDefault(profile, ProfileState.UNKNOWN));
    }
}
