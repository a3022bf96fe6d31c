package dev.onramp.connector.discovery;

import dev.onramp.connector.source.ApiSource;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SchemaReader;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.WorkbookSource;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Finds in sources of a host that does not exist, and in workbooks, what tests have put there. */
@ApplicationScoped
@Priority(1)
class FakeSchemaReader implements SchemaReader {

    private static final String HOST = "fake.invalid";

    private final Map<String, Function<Scope, Multi<Table>>> schemas = new ConcurrentHashMap<>();

    /** From now on, {@code tables} is what is in the source at {@link #url}. */
    void put(String name, Function<Scope, Multi<Table>> tables) {
        schemas.put(name, tables);
    }

    static String url(String name) {
        return "https://" + HOST + "/" + name + "/";
    }

    @Override
    public boolean reads(Source source) {
        return source instanceof WorkbookSource workbook
                ? schemas.containsKey(workbook.profile())
                : source instanceof ApiSource api && HOST.equals(api.baseUrl().getHost());
    }

    @Override
    public Multi<Table> read(Source source, Login login, Scope scope) {
        var name = source instanceof WorkbookSource workbook
                ? workbook.profile()
                : ((ApiSource) source).baseUrl().getPath().replace("/", "");
        return schemas.getOrDefault(name, wanted -> Multi.createFrom().empty()).apply(scope);
    }
}
