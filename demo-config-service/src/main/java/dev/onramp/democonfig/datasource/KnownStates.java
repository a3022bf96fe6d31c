package dev.onramp.democonfig.datasource;

import dev.onramp.democonfig.client.ClientView;
import dev.onramp.democonfig.client.DataSourceState;
import dev.onramp.democonfig.client.DataSourceStates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells clients what is known of their profiles. */
@ApplicationScoped
class KnownStates implements DataSourceStates {

    private final ProfileRepository profiles;

    KnownStates(ProfileRepository profiles) {
        this.profiles = profiles;
    }

    @Override
    public Uni<Map<String, List<DataSourceState>>> of(List<ClientView> clients) {
        var named = new LinkedHashMap<String, Set<String>>();
        for (var client : clients) {
            var ids = DataSources.pointers(client.dataSources()).keySet();
            if (!ids.isEmpty()) {
                named.put(client.clientId(), ids);
            }
        }
        return named.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : profiles.states(named.keySet()).map(found -> states(named, found));
    }

    private static Map<String, List<DataSourceState>> states(
            Map<String, Set<String>> named, Map<String, Map<String, ProfileState>> found) {
        var states = new HashMap<String, List<DataSourceState>>();
        named.forEach((client, ids) -> states.put(client, states(ids, found.getOrDefault(client, Map.of()))));
        return states;
    }

    /** In the order of the client. */
    private static List<DataSourceState> states(Set<String> ids, Map<String, ProfileState> found) {
        return ids.stream()
                .map(id -> {
                    var state = found.getOrDefault(id, ProfileState.UNKNOWN);
                    return new DataSourceState(id, state.verification(), state.checkedAt());
                })
                .toList();
    }
}
