package dev.onramp.connector.catalog;

import dev.onramp.connector.source.PortableType;

/** How Db2 writes its types, and what they mean elsewhere. */
final class Db2Types {

    private Db2Types() {}

    /**
     * A type as it stands in a {@code create table}.
     *
     * @param binary whether it has no code page, so that a text type holds bytes
     */
    static String written(String name, int length, int scale, boolean binary) {
        return switch (name) {
            case "CHARACTER", "VARCHAR" -> name + "(" + length + ")" + (binary ? " FOR BIT DATA" : "");
            case "GRAPHIC", "VARGRAPHIC", "BINARY", "VARBINARY", "CLOB", "DBCLOB", "BLOB" -> name + "(" + length + ")";
            case "DECIMAL" -> name + "(" + length + "," + scale + ")";
            case "DECFLOAT" -> name + "(" + (length == 8 ? 16 : 34) + ")";
            case "TIMESTAMP" -> name + "(" + scale + ")";
            default -> name;
        };
    }

    /** The meaning of a type. */
    static PortableType portable(String name, boolean binary) {
        return switch (name) {
            case "BOOLEAN" -> PortableType.BOOLEAN;
            case "SMALLINT", "INTEGER" -> PortableType.INT32;
            case "BIGINT" -> PortableType.INT64;
            case "DECIMAL", "NUMERIC", "DECFLOAT" -> PortableType.DECIMAL;
            case "REAL" -> PortableType.FLOAT32;
            case "DOUBLE", "FLOAT" -> PortableType.FLOAT64;
            case "DATE" -> PortableType.DATE;
            case "TIME" -> PortableType.TIME;
            case "TIMESTAMP" -> PortableType.TIMESTAMP;
            case "BINARY", "VARBINARY", "BLOB" -> PortableType.BYTES;
            case "CHARACTER", "VARCHAR", "LONG VARCHAR" -> binary ? PortableType.BYTES : PortableType.STRING;
            case "GRAPHIC", "VARGRAPHIC", "LONG VARGRAPHIC", "CLOB", "DBCLOB", "XML" -> PortableType.STRING;
            default -> PortableType.UNKNOWN;
        };
    }
}
