package dev.onramp.connector.source;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something with rows and columns in a source.
 *
 * @param schema the SQL schema; null for sources that have none
 * @param kind what it is in the source
 * @param rowEstimate how many rows it has, roughly; null if nobody knows
 * @param columns in their order in the source
 * @param primaryKey names of columns, in the order of the key
 */
public record Table(
        @Nullable String schema,
        String name,
        Kind kind,
        @Nullable String comment,
        @Nullable Long rowEstimate,
        List<Column> columns,
        List<String> primaryKey,
        List<ForeignKey> foreignKeys) {

    /** What a table is in its source. The names are those of the API. */
    public enum Kind {
        table,
        view,
        sheet,
        resource
    }

    /**
     * A column.
     *
     * @param nativeType the type in the words of the source, such as {@code numeric(10,2)}
     * @param defaultValue the expression in the words of the source
     */
    public record Column(
            @Schema(examples = "amount") String name,

            @Schema(description = "The type in the words of the source.", examples = "numeric(10,2)")
            String nativeType,

            @Schema(examples = "decimal") PortableType type,
            @Schema(examples = "false") boolean nullable,

            @Schema(description = "The expression in the words of the source.", examples = "0.00") @Nullable String defaultValue,

            @Schema(examples = "Gross, in euros") @Nullable String comment) {}

    /** Columns that point at columns of another table, in the same order. */
    public record ForeignKey(
            @Schema(examples = "orders_customer_id_fkey") String name,

            @Schema(examples = "[\"customer_id\"]") List<String> columns,

            @Schema(examples = "sales") @Nullable String referencedSchema,

            @Schema(examples = "customers") String referencedTable,

            @Schema(description = "In the order of `columns`.", examples = "[\"id\"]")
            List<String> referencedColumns) {}

    /** The name by which a table is asked for: {@code schema.name}, or the name alone where there are no schemas. */
    public String qualifiedName() {
        return schema == null ? name : schema + "." + name;
    }
}
