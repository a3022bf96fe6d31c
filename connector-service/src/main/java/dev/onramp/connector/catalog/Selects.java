package dev.onramp.connector.catalog;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.Table.Column;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks for the first rows of a table. Every value comes as text that the database itself has written, so that no driver
 * rounds a number or fails at a date that Java does not have. Values that can be large come marked: {@value #PRESENT}
 * and the value, or {@value #TOO_LARGE} alone, so that a large one never travels.
 */
final class Selects {

    /** The most characters of one value. */
    static final int MAX_CHARACTERS = 65_536;

    static final String PRESENT = "=";

    static final String TOO_LARGE = "!";

    /** What PostgreSQL would have to unpack to know how long it is. */
    private static final int MAX_STORED = 1_048_576;

    /** The most that Db2 has room for in a text of a row. */
    private static final int MAX_DB2 = 16_000;

    private static final Set<PortableType> LARGE = Set.of(
            PortableType.STRING,
            PortableType.BYTES,
            PortableType.JSON,
            PortableType.ARRAY,
            PortableType.DECIMAL,
            PortableType.UNKNOWN);

    private Selects() {}

    /** What to say before, so that times are those of UTC, and that nothing stays where the session is not read-only. */
    static List<String> preparations(Dialect dialect) {
        return switch (dialect) {
            case postgresql ->
                List.of(
                        "set local time zone 'UTC'",
                        "set local datestyle = 'ISO'",
                        "set local intervalstyle = 'iso_8601'");
            case mysql, mariadb -> List.of("set time_zone = '+00:00'");
            case sqlserver -> List.of("begin transaction");
            case db2 -> List.of();
        };
    }

    /** Selects all columns that were discovered, by name. */
    static String rows(Dialect dialect, Table table, int limit) {
        var columns =
                table.columns().stream().map(column -> value(dialect, column)).collect(Collectors.joining(", "));
        var from = " from " + Identifiers.quoted(dialect, table);
        return switch (dialect) {
            case postgresql, mysql, mariadb -> "select " + columns + from + " limit " + limit;
            case sqlserver -> "select top (" + limit + ") " + columns + from;
            case db2 -> "select " + columns + from + " fetch first " + limit + " rows only for read only";
        };
    }

    /** Whether values of this type come marked. */
    static boolean isMarked(PortableType type) {
        return LARGE.contains(type);
    }

    private static String value(Dialect dialect, Column column) {
        var name = Identifiers.quoted(dialect, column.name());
        return switch (dialect) {
            case postgresql -> postgres(name, column);
            case mysql, mariadb -> mySql(name, column);
            case sqlserver -> sqlServer(name, column);
            case db2 -> db2(name, column);
        };
    }

    private static String postgres(String name, Column column) {
        var text = switch (column.type()) {
            case BYTES -> "encode(" + name + ", 'base64')";
            // Money has a form for people; as a number it has one for programs.
            case DECIMAL -> "cast(cast(" + name + " as numeric) as text)";
            case ARRAY -> "cast(to_json(" + name + ") as text)";
            default -> "cast(" + name + " as text)";
        };
        return isMarked(column.type())
                ? "case when pg_column_size(" + name + ") > " + MAX_STORED + " then '!' when length(" + text + ") > "
                        + MAX_CHARACTERS + " then '!' else '=' || " + text + " end"
                : text;
    }

    private static String mySql(String name, Column column) {
        var type = column.nativeType().toLowerCase(Locale.ROOT);
        var text = switch (column.type()) {
            case BYTES -> "to_base64(" + name + ")";
            case UNKNOWN -> isSpatial(type) ? "st_astext(" + name + ")" : "to_base64(" + name + ")";
            default -> type.startsWith("bit") ? "cast(" + name + " + 0 as char)" : "cast(" + name + " as char)";
        };
        return isMarked(column.type())
                ? "case when length(" + name + ") > " + MAX_CHARACTERS + " or char_length(" + text + ") > "
                        + MAX_CHARACTERS + " then '!' else concat('=', " + text + ") end"
                : text;
    }

    private static boolean isSpatial(String type) {
        return type.contains("geom")
                || type.contains("point")
                || type.contains("polygon")
                || type.contains("linestring");
    }

    private static String sqlServer(String name, Column column) {
        var type = column.nativeType().toLowerCase(Locale.ROOT);
        var text = switch (column.type()) {
            case BYTES -> "convert(varchar(max), cast(" + name + " as varbinary(max)), 2)";
            case FLOAT32, FLOAT64 -> "convert(varchar(60), " + name + ", 3)";
            case DECIMAL ->
                type.contains("money") ? "convert(varchar(60), " + name + ", 2)" : "convert(varchar(60), " + name + ")";
            case DATE, TIME, TIMESTAMP -> "convert(varchar(60), " + name + ", 126)";
            case TIMESTAMPTZ -> "convert(varchar(60), " + name + ", 127)";
            case UNKNOWN ->
                Set.of("geometry", "geography", "hierarchyid").contains(type)
                        ? name + ".ToString()"
                        : "convert(nvarchar(max), " + name + ")";
            default -> "convert(nvarchar(max), " + name + ")";
        };
        return isMarked(column.type())
                ? "case when datalength(" + name + ") > " + 2 * MAX_CHARACTERS + " or len(" + text + ") > "
                        + MAX_CHARACTERS + " then N'!' else N'=' + " + text + " end"
                : text;
    }

    private static String db2(String name, Column column) {
        var text = switch (column.type()) {
            case BYTES -> "hex(cast(substr(" + name + ", 1, " + MAX_DB2 + ") as varbinary(" + MAX_DB2 + ")))";
            case DATE -> "char(" + name + ", iso)";
            case TIME -> "char(" + name + ", jis)";
            case TIMESTAMP -> "varchar_format(" + name + ", 'YYYY-MM-DD HH24:MI:SS.FF6')";
            case STRING ->
                column.nativeType().equals("XML")
                        ? "xmlserialize(" + name + " as varchar(" + MAX_DB2 + "))"
                        : "varchar(" + name + ", " + MAX_DB2 + ")";
            default -> "varchar(" + name + ")";
        };
        if (!isMarked(column.type())) {
            return text;
        }
        boolean measured = (column.type() == PortableType.STRING || column.type() == PortableType.BYTES)
                && !column.nativeType().equals("XML");
        return measured
                ? "case when length(" + name + ") > " + MAX_DB2 + " then '!' else '=' || " + text + " end"
                : "'=' || " + text;
    }
}
