package dev.onramp.connector.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.connector.source.ApiSource;
import dev.onramp.connector.source.CodePoints;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SchemaReader;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.Table;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out what an API holds: from its OpenAPI document if the profile names one, else from the records that its paths
 * answer with. A table is named by its path on the host, with the query if there is one. A path that answers with an empty
 * list is a table without columns: nobody can know them.
 */
@ApplicationScoped
class ApiSchemaReader implements SchemaReader {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final ApiReads reads;

    ApiSchemaReader(ApiReads reads) {
        this.reads = reads;
    }

    @Override
    public boolean reads(Source source) {
        return source instanceof ApiSource;
    }

    @Override
    public Multi<Table> read(Source source, Login login, Scope scope) {
        var api = (ApiSource) source;
        var openApi = api.options().openapi();
        return openApi == null ? sampled(api, login, scope) : described(api, login, openApi, scope);
    }

    /** The paths of the options narrow what the document describes. */
    private Multi<Table> described(ApiSource api, Login login, String openApi, Scope scope) {
        var location = ApiUrls.join(api.baseUrl(), openApi);
        var paths = names(api);
        return reads.openApi(api, login, location, DEADLINE, (document, interest) -> {
                    var tables = new OpenApiTables(
                            document, api.baseUrl(), location, api.options().recordsPointer(), interest);
                    return tables.tables(name ->
                            scope.wants("", name) && (api.options().paths().isEmpty() || paths.contains(name)));
                })
                .invoke(tables -> scope.expect(tables.size()))
                .onItem()
                .transformToMulti(tables -> Multi.createFrom().iterable(tables));
    }

    private Multi<Table> sampled(ApiSource api, Login login, Scope scope) {
        var wanted = names(api).stream().filter(name -> scope.wants("", name)).toList();
        scope.expect(wanted.size());
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUniAndConcatenate(name -> table(api, login, name));
    }

    private Uni<Table> table(ApiSource api, Login login, String name) {
        return reads.records(api, login, name, DEADLINE, records -> table(name, records));
    }

    private static Table table(String name, List<JsonNode> records) {
        var inference = new Inference();
        records.forEach(inference::add);
        return new Table(null, name, Table.Kind.resource, null, null, inference.columns(), List.of(), List.of());
    }

    private static Set<String> names(ApiSource api) {
        var names = new TreeSet<>(CodePoints.ORDER);
        api.options().paths().forEach(path -> names.add(ApiUrls.target(ApiUrls.join(api.baseUrl(), path))));
        if (names.isEmpty()) {
            names.add(ApiUrls.target(api.baseUrl()));
        }
        return names;
    }
}
