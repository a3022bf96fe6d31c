package dev.onramp.connector.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * What a discovery has found so far: counts, the running hash, and names as far as they go into the profile. Never the
 * tables themselves. To be told of one batch after the other.
 */
final class Harvest {

    /** What a profile holds of the names; a list of profiles has a hundred of them. */
    static final int INLINE_BYTES = 64 * 1024;

    private static final int MAX_TABLES = 200_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    private final MessageDigest digest = StorableTable.digest();
    private final ArrayNode inlineTables = JSON.arrayNode();
    private final ObjectNode inlineColumns = JSON.objectNode();
    private int inlineBytes;
    private boolean truncated;
    private int tables;
    private long columns;
    private @Nullable String hash;

    /** The id of the snapshot. */
    UUID id() {
        return id;
    }

    int tables() {
        return tables;
    }

    long columns() {
        return columns;
    }

    /** SHA-256 over all tables; nothing can be added any more. */
    String hash() {
        if (hash == null) {
            hash = HexFormat.of().formatHex(digest.digest());
        }
        return hash;
    }

    /** Takes a batch in; returns the rows to store. */
    String add(List<Table> batch) {
        var rows = JSON.arrayNode();
        batch.forEach(table -> rows.add(add(StorableTable.of(table))));
        return rows.toString();
    }

    private ObjectNode add(StorableTable found) {
        var table = found.table();
        if (++tables > MAX_TABLES) {
            throw new SourceException(
                    FaultCode.TOO_LARGE,
                    "The source has more than " + MAX_TABLES + " tables: narrow the discovery down by patterns.");
        }
        columns += table.columns().size();
        digest.update((found.hash() + table.qualifiedName() + '\n').getBytes(StandardCharsets.UTF_8));
        inline(table);
        return JSON.objectNode()
                .put("name", table.qualifiedName())
                .put("hash", found.hash())
                .put("column_count", table.columns().size())
                .set("definition", found.definition());
    }

    private void inline(Table table) {
        var name = table.qualifiedName();
        var names = JSON.arrayNode();
        table.columns().forEach(column -> names.add(column.name()));
        // The name stands twice; each with quotes and what is between them.
        var bytes = 2 * bytes(JSON.textNode(name).toString()) + bytes(names.toString()) + 3;
        truncated = truncated || inlineBytes + bytes > INLINE_BYTES;
        if (!truncated) {
            inlineBytes += bytes;
            inlineTables.add(name);
            inlineColumns.set(name, names);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** How far it is. */
    ObjectNode progress(String stage, long expected) {
        var progress = JSON.objectNode().put("stage", stage).put("tables", tables);
        if (expected >= 0) {
            progress.put("tables_expected", expected);
        }
        return progress.put("columns", columns);
    }

    /** What came out. */
    ObjectNode result(int snapshot, boolean changed) {
        return JSON.objectNode()
                .put("snapshot", snapshot)
                .put("changed", changed)
                .put("hash", hash())
                .put("tables", tables)
                .put("columns", columns);
    }

    /** What the profile says about its source. */
    ObjectNode schemaInfo(String discoveredAt) {
        var info = JSON.objectNode();
        info.set("tables", inlineTables);
        info.set("columns", inlineColumns);
        info.put("hash", hash())
                .put("discovered_at", discoveredAt)
                .put("table_count", tables)
                .put("column_count", columns)
                .put("truncated", truncated);
        return JSON.objectNode().set("schema_info", info);
    }
}
