package dev.onramp.connector.discovery;

import dev.onramp.connector.source.Table;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A table as a caller reads it. */
@Schema(name = "DiscoveredTable")
record TableResponse(
        @Schema(description = "By which the table is asked for.", examples = "sales.orders")
        String qualifiedName,

        @Schema(description = "Absent where a source has no schemas.", examples = "sales") @Nullable String schema,

        @Schema(examples = "orders") String name,

        @Schema(examples = "table") Table.Kind kind,

        @Schema(examples = "What customers ordered") @Nullable String comment,

        @Schema(
                description =
                        "How many rows it has, roughly, as of the discovery that made the snapshot; absent if nobody"
                                + " knows.",
                examples = "125000")
        @Nullable Long rowEstimate,

        List<Table.Column> columns,

        @Schema(description = "Names of columns, in the order of the key.", examples = "[\"id\"]")
        List<String> primaryKey,

        List<Table.ForeignKey> foreignKeys) {

    static TableResponse of(Table table) {
        return new TableResponse(
                table.qualifiedName(),
                table.schema(),
                table.name(),
                table.kind(),
                table.comment(),
                table.rowEstimate(),
                table.columns(),
                table.primaryKey(),
                table.foreignKeys());
    }
}
