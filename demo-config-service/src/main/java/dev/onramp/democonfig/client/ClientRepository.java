package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.democonfig.catalog.CatalogueUsage;
import dev.onramp.democonfig.catalog.LicenseType;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clients of the team. */
@ApplicationScoped
class ClientRepository implements PanacheRepositoryBase<ClientEntity, String>, CatalogueUsage {

    // A planned licence counts from its time on, whether the row says so yet or not.
    private static final String IS_DUE = "(scheduledAt is not null and scheduledAt <= :now)";
    private static final String HAS_LICENSE = "case when " + IS_DUE + " then cast(sql('scheduled_license') as String)"
            + " else cast(sql('client_license(config_data)') as String) end = :licenseType";
    private static final String IN_LICENSE =
            "(cast(sql('exists (select from license_types l where l.code = %s and upper(cast(? as text) collate \"C\")"
                    + " = any (l.included_modules))', :module) as Boolean) = true)";
    private static final String ALLOWED_THEN =
            "(cast(sql('exists (select from license_types l where l.code = scheduled_license"
                    + " and (l.allows_all or upper(cast(? as text) collate \"C\") = any (l.allowed_modules)))', :module) as Boolean) = true)";
    private static final String CHOSE =
            "(cast(sql('client_modules(config_data) @> array[upper(cast(? as text) collate \"C\")]', :module) as Boolean) = true"
                    + " or " + IN_LICENSE.formatted("client_license(config_data)") + ")";
    private static final String HAS_MODULE = "(not " + IS_DUE + " and " + CHOSE + " or " + IS_DUE + " and ("
            + IN_LICENSE.formatted("scheduled_license") + " or " + ALLOWED_THEN + " and " + CHOSE + "))";
    private static final String NAME_CONTAINS =
            "locate(lower(:name), lower(cast(sql('config_data ->> ''client_name''') as String))) > 0";
    private static final String SHARE = "select client_id from client_configs where client_id = :id for share";
    private static final String NEXT_DUE =
            "select client_id, scheduled_at from client_configs where scheduled_at <= :now"
                    + " and (scheduled_at, client_id) > (cast(:afterTime as timestamptz), cast(:afterId as text))"
                    + " order by scheduled_at, client_id limit 1 for update skip locked";

    // Functions of the database, so that an index answers; they take whatever people wrote into the documents by SQL.
    private static final String CHOSE_ONE = "client_modules(config_data) && string_to_array(:codes, ',')";
    private static final String FROM_KPI = "client_kpi_sources(config_data) && string_to_array(:codes, ',')";
    private static final String NEEDS_OBJECT = "client_kpi_objects(config_data) && string_to_array(:codes, ',')";
    private static final String LOSES_BY_LICENSE = "client_license(config_data) = :license and (" + CHOSE_ONE
            + " or not client_modules(config_data) @> string_to_array(:included, ','))";

    /** Nobody else can change or delete the client, or begin to refer to it, until the transaction ends. */
    Uni<ClientEntity> lock(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Nobody else can change or delete the client until the transaction ends; others may share the lock. */
    Uni<Boolean> share(String id) {
        // In SQL: Hibernate Reactive cannot put a lock on what the session has read without one.
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SHARE, String.class)
                        .setParameter("id", id)
                        .getResultList())
                .map(found -> !found.isEmpty());
    }

    /** @param now when planned licences count that are due */
    Uni<Slice<ClientEntity>> page(PageRequest page, ClientFilter filter, Instant now) {
        var license = filter.licenseType();
        var module = filter.module();
        var list = ListStatement.of(this, page)
                .where(HAS_LICENSE, "licenseType", license == null ? null : license.name())
                .where(HAS_MODULE, "module", module);
        return (license == null && module == null ? list : list.with("now", now))
                .where(NAME_CONTAINS, "name", filter.name())
                .fetch(id -> id);
    }

    /** The next client behind {@code place} whose planned licence is due, locked; null if nobody else left one. */
    Uni<LicenseSwitch.@Nullable Place> nextDue(LicenseSwitch.Place place, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT_DUE, Object[].class)
                        .setParameter("now", now)
                        .setParameter("afterTime", place.at())
                        .setParameter("afterId", place.clientId())
                        .getResultList())
                .map(rows -> rows.isEmpty() ? null : place(rows.get(0)));
    }

    private static LicenseSwitch.Place place(Object[] row) {
        var at = row[1] instanceof OffsetDateTime time ? time.toInstant() : (Instant) row[1];
        return new LicenseSwitch.Place(at, (String) row[0]);
    }

    @Override
    public Uni<Users> ofModule(String code) {
        return users(CHOSE_ONE, Map.of("codes", code));
    }

    @Override
    public Uni<Users> ofKpi(String code) {
        return users(FROM_KPI, Map.of("codes", code));
    }

    @Override
    public Uni<Users> ofObjectModel(String code) {
        return users(NEEDS_OBJECT, Map.of("codes", code));
    }

    @Override
    public Uni<Users> ofLicense(LicenseType license, Collection<String> modules, Collection<String> included) {
        return users(
                LOSES_BY_LICENSE,
                Map.of(
                        "license", license.name(),
                        "codes", String.join(",", modules),
                        "included", String.join(",", included)));
    }

    private static Uni<Users> users(String condition, Map<String, String> parameters) {
        var from = " from client_configs where " + condition;
        return rows("select client_id" + from + " order by client_id limit " + NAMED, String.class, parameters)
                .chain(ids -> rows("select count(*)" + from, Long.class, parameters)
                        .map(total -> new Users(ids, total.get(0))));
    }

    private static <T> Uni<List<T>> rows(String sql, Class<T> type, Map<String, String> parameters) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql, type);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    /** The document alone: the session does not get to know the client, so that one with this id can still be made. */
    Uni<@Nullable ObjectNode> document(String id) {
        return getSession()
                .chain(session -> session.createQuery(
                                "select client.configData from ClientEntity client where client.id = :id",
                                ObjectNode.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull());
    }
}
