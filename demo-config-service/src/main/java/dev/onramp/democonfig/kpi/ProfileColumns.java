package dev.onramp.democonfig.kpi;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the columns of a connector profile. */
public final class ProfileColumns {

    private final Status status;
    private final List<TableColumn> columns;

    /** Made when first needed, and then kept: there may be tens of thousands of columns. */
    private @Nullable ColumnIndex index;

    /** @param columns empty if nothing is known */
    public ProfileColumns(Status status, List<TableColumn> columns) {
        this.status = status;
        this.columns = List.copyOf(columns);
    }

    /** What is known. */
    public enum Status {
        /** All columns. */
        COMPLETE,
        /** Some columns; there may be others. */
        PARTIAL,
        /** None: there is no such profile, or nobody discovered its schema yet. */
        UNKNOWN,
        /** None: nobody can be asked at the moment, about no other profile either. */
        AWAY
    }

    /**
     * A column.
     *
     * @param table name of the table, with its schema if it has one, such as {@code public.orders}
     * @param name of the column
     * @param type in the words of connector-service that mean the same for every source, such as {@code int64}; null if
     *     nobody knows
     */
    public record TableColumn(
            String table, String name, @Nullable String type) {

        private static final Set<String> NO_NUMBERS = Set.of(
                "string", "boolean", "date", "time", "timestamp", "timestamptz", "bytes", "uuid", "json", "array");

        /** A column of unknown type. */
        public TableColumn(String table, String name) {
            this(table, name, null);
        }

        /** False if its values are certainly something else. */
        boolean mayBeNumber() {
            return type == null || !NO_NUMBERS.contains(type);
        }
    }

    /** Nothing is known. */
    public static ProfileColumns none(Status status) {
        return new ProfileColumns(status, List.of());
    }

    /** How much is known. */
    public Status status() {
        return status;
    }

    /** The columns that are known. */
    public List<TableColumn> columns() {
        return columns;
    }

    /** The columns by name. The first call takes a while, and belongs on a worker. */
    synchronized ColumnIndex index() {
        var made = index;
        if (made == null) {
            made = new ColumnIndex(columns);
            index = made;
        }
        return made;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProfileColumns that && status == that.status && columns.equals(that.columns);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, columns);
    }
}
