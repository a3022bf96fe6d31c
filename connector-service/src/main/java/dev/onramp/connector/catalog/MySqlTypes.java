package dev.onramp.connector.catalog;

import dev.onramp.connector.source.PortableType;
import java.util.Locale;

/** What the types of MySQL and MariaDB mean elsewhere. */
final class MySqlTypes {

    private MySqlTypes() {}

    /**
     * The meaning of a type.
     *
     * @param name {@code information_schema.columns.data_type}
     * @param full {@code information_schema.columns.column_type}, such as {@code int(10) unsigned}
     */
    static PortableType portable(String name, String full) {
        var lower = full.toLowerCase(Locale.ROOT);
        boolean unsigned = lower.contains("unsigned");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "tinyint" -> lower.startsWith("tinyint(1)") && !unsigned ? PortableType.BOOLEAN : PortableType.INT32;
            case "bit" -> bits(lower);
            case "smallint", "mediumint", "year" -> PortableType.INT32;
            case "int", "integer" -> unsigned ? PortableType.INT64 : PortableType.INT32;
            case "bigint" -> unsigned ? PortableType.DECIMAL : PortableType.INT64;
            case "decimal", "numeric" -> PortableType.DECIMAL;
            case "float" -> PortableType.FLOAT32;
            case "double" -> PortableType.FLOAT64;
            case "date" -> PortableType.DATE;
            case "time" -> PortableType.TIME;
            case "datetime" -> PortableType.TIMESTAMP;
            case "timestamp" -> PortableType.TIMESTAMPTZ;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> PortableType.BYTES;
            case "uuid" -> PortableType.UUID;
            case "json" -> PortableType.JSON;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set", "inet4", "inet6" ->
                PortableType.STRING;
            default -> PortableType.UNKNOWN;
        };
    }

    private static PortableType bits(String full) {
        return switch (full) {
            case "bit", "bit(1)" -> PortableType.BOOLEAN;
            case "bit(64)" -> PortableType.DECIMAL;
            default -> PortableType.INT64;
        };
    }
}
