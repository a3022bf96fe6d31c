package dev.onramp.democonfig.datasource;

import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.client.ClientRule;
import dev.onramp.democonfig.client.ClientView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The known fields of data sources have their form, where a write names the data sources. */
@ApplicationScoped
class DataSourceRule implements ClientRule {

    @Override
    public Uni<List<Violation>> check(ClientView after, Set<String> named) {
        return Uni.createFrom()
                .item(named.contains("data_sources") ? DataSources.violations(after.dataSources()) : List.of());
    }
}
