package dev.onramp.connector.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** Reads the first rows of a table of one kind of source. There is one bean for each kind. */
public interface RowReader {

    /** Whether it is for sources such as this one. */
    boolean reads(Source source);

    /**
     * At most {@code limit} rows and about {@code maxBytes} bytes of them; what is over is left out and {@code truncated}
     * says so. Changes nothing in the source. Fails with a {@link SourceException}.
     *
     * @param table as it was discovered
     */
    Uni<Rows> read(Source source, Login login, Table table, int limit, int maxBytes, Duration deadline);

    /**
     * Rows.
     *
     * @param columns names, in the order of the values in each row
     * @param rows each an array of JSON values: exact numbers, RFC 3339 times, base64 bytes
     */
    record Rows(List<String> columns, List<ArrayNode> rows, boolean truncated) {}
}
