package dev.onramp.connector.profile;

import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.WorkbookSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Which files profiles have. Only to tell them apart: what is in them is the business of others. */
@ApplicationScoped
class Workbooks {

    private static final String FILE =
            "select cast(id as text) from profile_files where profile_id = :profile and uploaded_at is not null";

    /** The source, with the file that it has now if it is a workbook. Joins the running transaction. */
    Uni<Source> identified(Source source) {
        if (!(source instanceof WorkbookSource workbook)) {
            return Uni.createFrom().item(source);
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FILE, String.class)
                        .setParameter("profile", workbook.profile())
                        .getSingleResultOrNull())
                .map(file -> new WorkbookSource(workbook.profile(), file));
    }

    Uni<Connection> identified(Connection connection) {
        return identified(connection.source())
                .map(source -> new Connection(connection.profile(), source, connection.login()));
    }
}
