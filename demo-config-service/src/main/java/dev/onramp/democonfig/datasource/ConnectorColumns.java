package dev.onramp.democonfig.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.democonfig.kpi.ColumnSource;
import dev.onramp.democonfig.kpi.ProfileColumns;
import dev.onramp.democonfig.kpi.ProfileColumns.Status;
import dev.onramp.democonfig.kpi.ProfileColumns.TableColumn;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that connector-service has discovered. */
@ApplicationScoped
class ConnectorColumns implements ColumnSource {

    /** Of a profile; more are not looked at, so that a formula that names one of those stays unverified. */
    private static final int MAX_COLUMNS = 20_000;

    private final Connector connector;
    private final ColumnCache cache;

    ConnectorColumns(Connector connector, ColumnCache cache) {
        this.connector = connector;
        this.cache = cache;
    }

    @Override
    public Uni<ProfileColumns> columns(String profileId) {
        var cached = cache.get(profileId);
        if (cached != null) {
            return Uni.createFrom().item(cached);
        }
        if (!connector.isConfigured() || !DataSources.isProfileId(profileId)) {
            return Uni.createFrom().item(ProfileColumns.none(connector.isConfigured() ? Status.UNKNOWN : Status.AWAY));
        }
        List<TableColumn> found = Collections.synchronizedList(new ArrayList<>());
        return connector
                .withinRequest(() -> read(profileId, null, found))
                .invoke(columns -> keep(profileId, columns))
                .onFailure(ConnectorException.class)
                .recoverWithItem(() -> whatIsKnown(found));
    }

    /** What is too large will be too large in a moment; what is not known may be discovered any time. */
    private void keep(String profile, ProfileColumns columns) {
        if (columns.status() != Status.UNKNOWN) {
            cache.put(profile, columns);
        }
    }

    /** Large pages are read on a thread that may be busy for a while. */
    private Uni<ProfileColumns> read(String profile, @Nullable String after, List<TableColumn> found) {
        return connector
                .readSchema(profile, after)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(answer -> {
                    if (answer.isNotFound()) {
                        return Uni.createFrom().item(ProfileColumns.none(Status.UNKNOWN));
                    }
                    if (!answer.isWhole()) {
                        return Uni.createFrom().item(partial(found));
                    }
                    collect(answer, found);
                    var next = answer.next();
                    if (next == null) {
                        return Uni.createFrom().item(new ProfileColumns(Status.COMPLETE, List.copyOf(found)));
                    }
                    return found.size() >= MAX_COLUMNS
                            ? Uni.createFrom().item(partial(found))
                            : read(profile, next, found);
                });
    }

    private static void collect(ConnectorAnswer answer, List<TableColumn> found) {
        var tables = answer.json().path("tables");
        if (answer.status() != 200 || !tables.isArray()) {
            throw ConnectorException.refused(answer.status());
        }
        for (JsonNode table : tables) {
            var name = table.path("qualified_name").asText();
            table.path("columns")
                    .forEach(column -> found.add(new TableColumn(
                            name,
                            column.path("name").asText(),
                            column.path("type").textValue())));
        }
    }

    private static ProfileColumns whatIsKnown(List<TableColumn> found) {
        return found.isEmpty() ? ProfileColumns.none(Status.AWAY) : partial(found);
    }

    private static ProfileColumns partial(List<TableColumn> found) {
        return new ProfileColumns(Status.PARTIAL, List.copyOf(found));
    }
}
