package dev.onramp.connector.discovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.Table;
import dev.onramp.defaults.json.JsonObjectConverter;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The tables {@code schema_snapshots} and {@code snapshot_tables}. Every method joins the transaction that is running. */
@ApplicationScoped
class SnapshotRepository implements PanacheRepositoryBase<SnapshotEntity, UUID> {

    /** How many snapshots of a profile are kept. */
    static final int KEPT = 20;

    private static final JsonObjectConverter JSON = new JsonObjectConverter();

    /** So many tables are deleted at once; with the widest ones that takes a second. */
    private static final int PURGED = 1_000;

    /** So many columns are read at once at most, whatever the number of tables is. */
    private static final int MAX_COLUMNS = 20_000;

    /** There is at most one discovery of a profile at a time, so whatever is being built is of a run that died. */
    private static final String FORGET_LEFTOVERS =
            "update schema_snapshots set profile_id = null where profile_id = :profile and status = 'building'";

    private static final String BEGIN = """
            insert into schema_snapshots (id, profile_id, source, scope)
            select :id, profile.id, :source, cast(cast(:scope as text) as jsonb)
            from connector_profiles profile where profile.id = :profile
            """;
    private static final String LOCK = """
            select 1 from schema_snapshots where id = :id and profile_id is not null and status = 'building' for key share
            """;
    private static final String ADD = """
            insert into snapshot_tables (snapshot_id, name, hash, column_count, definition)
            select :id, found.name, found.hash, found.column_count, found.definition
            from jsonb_to_recordset(cast(cast(:tables as text) as jsonb))
                as found(name text, hash text, column_count integer, definition jsonb)
            on conflict do nothing
            """;
    private static final String COMPLETE = """
            update schema_snapshots
            set status = 'complete', number = :number, hash = :hash, table_count = :tables, column_count = :columns,
                discovered_at = clock_timestamp(), last_seen_at = clock_timestamp()
            where id = :id and profile_id is not null and status = 'building'
            """;
    private static final String SEEN = "update schema_snapshots set last_seen_at = clock_timestamp() where id = :id";
    private static final String FORGET_UNFINISHED =
            "update schema_snapshots set profile_id = null where id = :id and status = 'building'";
    private static final String FORGET =
            "update schema_snapshots set profile_id = null where profile_id = :profile and number <= :number";
    private static final String FORGOTTEN = """
            select id from schema_snapshots where profile_id is null order by id limit 1 for update skip locked
            """;
    private static final String DELETE_TABLES = """
            delete from snapshot_tables where snapshot_id = :id and name in
            (select name from snapshot_tables where snapshot_id = :id order by name limit :limit)
            """;
    private static final String DELETE = "delete from schema_snapshots where id = :id";

    private static final String TABLE = """
            select cast(definition as text) from snapshot_tables where name = :name and snapshot_id =
            (select id from schema_snapshots
             where profile_id = :profile and source = :source and number is not null order by number desc limit 1)
            """;
    private static final String PAGE = """
            select cast(definition as text), found from (
                select name, definition, count(*) over () as found,
                    sum(column_count) over (order by name) - column_count as columns_before
                from (
                    select name, column_count, definition from snapshot_tables
                    where snapshot_id = :id and name > :after
                        and strpos(lower(name collate "default"), lower(:search)) > 0
                    order by name limit :limit) wanted) page
            where columns_before < :columns order by name
            """;
    private static final String DIFFERENT = """
            select name, any_definition ->> 'schema', any_definition ->> 'name', was, became, added from (
                select name, any_definition, was, became, added, sum(columns) over (order by name) - columns as columns_before
                from (
                    select coalesce(after.name, before.name) as name,
                        coalesce(after.definition, before.definition) as any_definition,
                        cast(case when after.name is not null then before.definition end as text) as was,
                        cast(case when before.name is not null then after.definition end as text) as became,
                        case when before.name is null or after.name is null then 0
                            else before.column_count + after.column_count end as columns,
                        before.name is null as added
                    from (select * from snapshot_tables where snapshot_id = :from and name > :after) before
                    full join (select * from snapshot_tables where snapshot_id = :to and name > :after) after
                        on after.name = before.name
                    where before.hash is distinct from after.hash
                    order by 1 limit :limit) different) page
            where columns_before < :columns order by name
            """;

    /** False if there is no such profile. */
    Uni<Boolean> begin(UUID id, String profile, String source, ObjectNode scope) {
        return change(FORGET_LEFTOVERS, statement -> statement.setParameter("profile", profile))
                .chain(() -> change(
                        BEGIN,
                        statement -> statement
                                .setParameter("id", id)
                                .setParameter("profile", profile)
                                .setParameter("source", source)
                                .setParameter("scope", scope.toString())))
                .map(rows -> rows == 1);
    }

    /** False, and nothing is stored, if the snapshot is gone, for instance with its profile. */
    Uni<Boolean> add(UUID id, String tables) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .chain(there -> there == null
                        ? Uni.createFrom().item(false)
                        : change(
                                        ADD,
                                        statement ->
                                                statement.setParameter("id", id).setParameter("tables", tables))
                                .replaceWith(true));
    }

    /** False if the snapshot is gone. */
    Uni<Boolean> complete(UUID id, int number, Harvest harvest) {
        return change(
                        COMPLETE,
                        statement -> statement
                                .setParameter("id", id)
                                .setParameter("number", number)
                                .setParameter("hash", harvest.hash())
                                .setParameter("tables", harvest.tables())
                                .setParameter("columns", harvest.columns()))
                .map(rows -> rows == 1);
    }

    Uni<Void> seen(UUID id) {
        return change(SEEN, statement -> statement.setParameter("id", id)).replaceWithVoid();
    }

    /** Forgets one that came to nothing; does nothing if it is complete. */
    Uni<Void> forget(UUID id) {
        return change(FORGET_UNFINISHED, statement -> statement.setParameter("id", id))
                .replaceWithVoid();
    }

    /** Forgets all but the last ones. */
    Uni<Void> forget(String profile, int latest) {
        return change(
                        FORGET,
                        statement -> statement.setParameter("profile", profile).setParameter("number", latest - KEPT))
                .replaceWithVoid();
    }

    /**
     * Deletes a part of what is forgotten, so little that it never takes long. False if there is nothing, or others are at
     * it.
     */
    Uni<Boolean> purge() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(FORGOTTEN, UUID.class).getSingleResultOrNull())
                .chain(id -> id == null
                        ? Uni.createFrom().item(false)
                        : change(
                                        DELETE_TABLES,
                                        statement ->
                                                statement.setParameter("id", id).setParameter("limit", PURGED))
                                .chain(tables -> tables < PURGED
                                        ? change(DELETE, statement -> statement.setParameter("id", id))
                                        : Uni.createFrom().item(tables))
                                .replaceWith(true));
    }

    Uni<Slice<SnapshotEntity>> page(PageRequest page, String profile) {
        return ListStatement.of(this, page)
                .where("profile = :profile and number is not null", "profile", profile)
                .fetch(UUID::fromString);
    }

    /** Newest first. */
    Uni<List<SnapshotEntity>> complete(String profile) {
        return find("profile = ?1 and number is not null order by number desc", profile)
                .range(0, KEPT - 1)
                .list();
    }

    /** The latest of this source; null if there is none. */
    Uni<SnapshotEntity> latest(String profile, String source) {
        return find("profile = ?1 and source = ?2 and number is not null order by number desc", profile, source)
                .firstResult();
    }

    /** The latest of any source; null if there is none. */
    Uni<SnapshotEntity> latest(String profile) {
        return find("profile = ?1 and number is not null order by number desc", profile)
                .firstResult();
    }

    /** Null if there is none. */
    Uni<SnapshotEntity> numbered(String profile, int number) {
        return find("profile = ?1 and number = ?2", profile, number).firstResult();
    }

    /** A table of the latest snapshot of this source; null if there is none. */
    Uni<Table> table(String profile, String source, String name) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TABLE, String.class)
                        .setParameter("profile", profile)
                        .setParameter("source", source)
                        .setParameter("name", name)
                        .getSingleResultOrNull())
                .map(SnapshotRepository::parse);
    }

    /**
     * A page of tables by name, which is shorter than {@code limit} if they have very many columns.
     *
     * @param search what the name contains, in any case
     */
    Uni<TablePage> page(UUID id, String after, String search, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PAGE, Object[].class)
                        .setParameter("id", id)
                        .setParameter("after", after)
                        .setParameter("search", search)
                        .setParameter("limit", limit + 1)
                        .setParameter("columns", MAX_COLUMNS)
                        .getResultList())
                .map(rows -> page(rows, limit));
    }

    /** Tables that differ, by name; empty at the end. */
    Uni<List<DifferentTable>> different(UUID from, UUID to, String after, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DIFFERENT, Object[].class)
                        .setParameter("from", from)
                        .setParameter("to", to)
                        .setParameter("after", after)
                        .setParameter("limit", limit)
                        .setParameter("columns", MAX_COLUMNS)
                        .getResultList())
                .map(rows -> rows.stream().map(SnapshotRepository::different).toList());
    }

    private static TablePage page(List<Object[]> rows, int limit) {
        var tables = rows.stream().map(row -> (String) row[0]).limit(limit).toList();
        var found = rows.isEmpty() ? 0 : ((Number) rows.get(0)[1]).intValue();
        return new TablePage(tables.stream().map(SnapshotRepository::table).toList(), found > tables.size());
    }

    private static DifferentTable different(Object[] row) {
        return new DifferentTable(
                (String) row[0],
                Objects.requireNonNullElse((String) row[1], ""),
                (String) row[2],
                parse((String) row[3]),
                parse((String) row[4]),
                (Boolean) row[5]);
    }

    private static @Nullable Table parse(@Nullable String definition) {
        return definition == null ? null : table(definition);
    }

    private static Table table(String definition) {
        return StoredJson.read(Objects.requireNonNull(JSON.convertToEntityAttribute(definition)), Table.class);
    }

    private static Uni<Integer> change(String sql, Consumer<Mutiny.MutationQuery> parameters) {
        return Panache.getSession().chain(session -> {
            Mutiny.MutationQuery statement = session.createNativeQuery(sql);
            parameters.accept(statement);
            return statement.executeUpdate();
        });
    }
}
