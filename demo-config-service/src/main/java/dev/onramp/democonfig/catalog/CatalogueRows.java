package dev.onramp.democonfig.catalog;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/**
 * Locks of the catalogue. Who changes it takes the one lock of the catalogue and then a row for itself; who refers to a
 * row holds it, which only a change of the row itself waits for. So no two can wait for each other.
 */
@ApplicationScoped
class CatalogueRows {

    /** The only tables that are named in statements; none of it comes from a caller. */
    enum Table {
        modules,
        kpis,
        object_models,
        license_types
    }

    /** Nobody else changes the catalogue until the running transaction ends. */
    Uni<Void> lockAll() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select cast(pg_advisory_xact_lock(hashtext('catalogue')) as text)", String.class)
                        .getResultList())
                .replaceWithVoid();
    }

    /** Nobody else refers to the row, changes or deletes it until the running transaction ends. */
    Uni<Void> lock(Table table, String code) {
        return codes("select code from " + table + " where code = any (string_to_array(:codes, ',')) for update", code)
                .replaceWithVoid();
    }

    /** Those of the codes that exist; nobody deletes them until the running transaction ends. */
    Uni<List<String>> hold(Table table, Collection<String> codes) {
        // No code has a comma. In order of codes, so that all who hold rows take them in the same order.
        return codes(
                "select code from " + table
                        + " where code = any (string_to_array(:codes, ',')) order by code for key share",
                String.join(",", codes));
    }

    private static Uni<List<String>> codes(String sql, String codes) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, String.class)
                        .setParameter("codes", codes)
                        .getResultList());
    }
}
