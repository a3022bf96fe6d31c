package dev.onramp.connector.workbook;

import dev.onramp.connector.source.Table;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A file with tables in it. All methods read, and fail with a {@link dev.onramp.connector.source.SourceException}. */
interface TableFile {

    /** The media type. */
    String mediaType();

    /** How many tables there are that are wanted. */
    long count(Predicate<String> wanted);

    /** Looks into every table, to find out whether it can be read. */
    void probe() throws IOException;

    /** Goes through all rows of the wanted tables, which come in code point order of their names. */
    void describe(Predicate<String> wanted, Consumer<Table> found) throws IOException;

    /** The first rows of a table; null if there is no such table. */
    @Nullable Sample sample(String table, int rows) throws IOException;
}
