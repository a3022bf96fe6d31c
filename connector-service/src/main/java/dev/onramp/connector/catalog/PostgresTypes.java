package dev.onramp.connector.catalog;

import dev.onramp.connector.source.PortableType;

/** What the types of PostgreSQL mean elsewhere. */
final class PostgresTypes {

    private PostgresTypes() {}

    /**
     * The meaning of a type that is no domain.
     *
     * @param name {@code pg_type.typname}
     * @param kind {@code pg_type.typtype}
     * @param category {@code pg_type.typcategory}
     */
    static PortableType portable(String name, String kind, String category) {
        if (kind.equals("e")) {
            return PortableType.STRING;
        }
        if (category.equals("A") && name.startsWith("_")) {
            return PortableType.ARRAY;
        }
        return kind.equals("b") ? base(name) : PortableType.UNKNOWN;
    }

    private static PortableType base(String name) {
        return switch (name) {
            case "bool" -> PortableType.BOOLEAN;
            case "int2", "int4" -> PortableType.INT32;
            case "int8", "oid" -> PortableType.INT64;
            case "numeric", "money" -> PortableType.DECIMAL;
            case "float4" -> PortableType.FLOAT32;
            case "float8" -> PortableType.FLOAT64;
            case "date" -> PortableType.DATE;
            case "time", "timetz" -> PortableType.TIME;
            case "timestamp" -> PortableType.TIMESTAMP;
            case "timestamptz" -> PortableType.TIMESTAMPTZ;
            case "bytea" -> PortableType.BYTES;
            case "uuid" -> PortableType.UUID;
            case "json", "jsonb" -> PortableType.JSON;
            case "int2vector", "oidvector" -> PortableType.ARRAY;
            case "text", "varchar", "bpchar", "char", "name", "citext", "xml", "bit", "varbit", "interval" ->
                PortableType.STRING;
            case "inet", "cidr", "macaddr", "macaddr8" -> PortableType.STRING;
            default -> PortableType.UNKNOWN;
        };
    }
}
