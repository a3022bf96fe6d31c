package dev.onramp.connector.workbook;

import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.SchemaReader;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.WorkbookSource;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds the sheets of a workbook and what their columns hold. Goes through all rows, and keeps none. */
@ApplicationScoped
class WorkbookSchemaReader implements SchemaReader {

    private static final Duration DEADLINE = Duration.ofMinutes(10);

    /** Sheets have no schema. */
    private static final String NO_SCHEMA = "";

    private final WorkbookReader reader;

    WorkbookSchemaReader(WorkbookReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean reads(Source source) {
        return source instanceof WorkbookSource;
    }

    @Override
    public Multi<Table> read(Source source, Login login, Scope scope) {
        // At most 255 sheets with 100,000 columns in all: few enough to hand on at the end.
        return reader.read(source, DEADLINE, file -> tables(file, scope))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable);
    }

    private static List<Table> tables(TableFile file, Scope scope) throws IOException {
        Predicate<String> wanted = name -> scope.wants(NO_SCHEMA, name);
        scope.expect(file.count(wanted));
        List<Table> tables = new ArrayList<>();
        file.describe(wanted, tables::add);
        return tables;
    }
}
