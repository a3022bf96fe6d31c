package dev.onramp.connector.catalog;

import dev.onramp.connector.source.PortableType;

/** How SQL Server writes its types, and what they mean elsewhere. */
final class SqlServerTypes {

    private SqlServerTypes() {}

    /**
     * A type as it stands in a {@code create table}.
     *
     * @param name the type of the column
     * @param base the system type that {@code name} is an alias of, or the same
     * @param length bytes; -1 for {@code max}
     */
    static String written(String name, String base, int length, int precision, int scale) {
        if (!name.equals(base)) {
            return name;
        }
        return switch (name) {
            case "char", "varchar", "binary", "varbinary" -> name + "(" + (length < 0 ? "max" : length) + ")";
            // Their length counts bytes of UTF-16.
            case "nchar", "nvarchar" -> name + "(" + (length < 0 ? "max" : length / 2) + ")";
            case "decimal", "numeric" -> name + "(" + precision + "," + scale + ")";
            case "datetime2", "datetimeoffset", "time" -> name + "(" + scale + ")";
            default -> name;
        };
    }

    /** The meaning of a system type. */
    static PortableType portable(String base) {
        return switch (base) {
            case "bit" -> PortableType.BOOLEAN;
            case "tinyint", "smallint", "int" -> PortableType.INT32;
            case "bigint" -> PortableType.INT64;
            case "decimal", "numeric", "money", "smallmoney" -> PortableType.DECIMAL;
            case "real" -> PortableType.FLOAT32;
            case "float" -> PortableType.FLOAT64;
            case "date" -> PortableType.DATE;
            case "time" -> PortableType.TIME;
            case "datetime", "datetime2", "smalldatetime" -> PortableType.TIMESTAMP;
            case "datetimeoffset" -> PortableType.TIMESTAMPTZ;
            // A timestamp of SQL Server is a row version.
            case "binary", "varbinary", "image", "timestamp", "rowversion" -> PortableType.BYTES;
            case "uniqueidentifier" -> PortableType.UUID;
            case "json" -> PortableType.JSON;
            case "char", "varchar", "text", "nchar", "nvarchar", "ntext", "sysname", "xml" -> PortableType.STRING;
            default -> PortableType.UNKNOWN;
        };
    }
}
