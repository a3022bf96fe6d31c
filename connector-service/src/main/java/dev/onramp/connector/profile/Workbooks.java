package dev.onramp.connector.profile;

import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.WorkbookSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells a workbook from the one that was there before. */
@ApplicationScoped
class Workbooks {

    private final WorkbookFiles files;

    Workbooks(WorkbookFiles files) {
        this.files = files;
    }

    /** The source, with the file that it has now if it is a workbook. Joins the running transaction. */
    Uni<Source> identified(Source source) {
        if (!(source instanceof WorkbookSource workbook)) {
            return Uni.createFrom().item(source);
        }
        return files.idOfFile(workbook.profile()).map(file -> new WorkbookSource(workbook.profile(), file));
    }

    Uni<Connection> identified(Connection connection) {
        return identified(connection.source())
                .map(source -> new Connection(connection.profile(), source, connection.login()));
    }
}
