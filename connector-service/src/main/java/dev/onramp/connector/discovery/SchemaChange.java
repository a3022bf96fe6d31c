package dev.onramp.connector.discovery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two snapshots.
 *
 * @param breaking whether something that reads the source may stop working
 */
@Schema(name = "SchemaChange")
record SchemaChange(
        @Schema(examples = "column_type_changed") Kind kind,

        @Schema(examples = "sales.orders") String table,

        @Schema(description = "The column, or the foreign key, that it is about.", examples = "amount") @Nullable String name,

        @Schema(examples = "numeric(10,2)") @Nullable String before,

        @Schema(examples = "integer") @Nullable String after,

        @Schema(
                description =
                        "Whether something that reads the source may stop working: a table or column is gone, a type"
                                + " takes less or other values, nulls may come where none came, or rows have another key.",
                examples = "true")
        boolean breaking) {

    /** What changed. The names are those of the API. */
    enum Kind {
        table_added,
        table_removed,
        table_kind_changed,
        table_comment_changed,
        column_added,
        column_removed,
        column_type_changed,
        column_nullable_changed,
        column_default_changed,
        column_comment_changed,
        columns_reordered,
        primary_key_changed,
        foreign_key_added,
        foreign_key_removed,
        foreign_key_changed
    }
}
