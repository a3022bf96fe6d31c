package dev.onramp.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.PortableType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What native types mean elsewhere, and how those are written that databases give in parts. */
class PortableTypesTest {

    @ParameterizedTest
    @CsvSource({
        "bool, b, B, BOOLEAN",
        "int2, b, N, INT32",
        "int4, b, N, INT32",
        "int8, b, N, INT64",
        "oid, b, N, INT64",
        "numeric, b, N, DECIMAL",
        "money, b, N, DECIMAL",
        "float4, b, N, FLOAT32",
        "float8, b, N, FLOAT64",
        "date, b, D, DATE",
        "time, b, D, TIME",
        "timetz, b, D, TIME",
        "timestamp, b, D, TIMESTAMP",
        "timestamptz, b, D, TIMESTAMPTZ",
        "interval, b, T, STRING",
        "bytea, b, U, BYTES",
        "uuid, b, U, UUID",
        "json, b, U, JSON",
        "jsonb, b, U, JSON",
        "text, b, S, STRING",
        "bpchar, b, S, STRING",
        "citext, b, S, STRING",
        "bit, b, V, STRING",
        "inet, b, I, STRING",
        "xml, b, U, STRING",
        "_int4, b, A, ARRAY",
        "_mood, b, A, ARRAY",
        "mood, e, E, STRING",
        "int4range, r, R, UNKNOWN",
        "point, b, G, UNKNOWN",
        "geometry, b, U, UNKNOWN",
        "address, c, C, UNKNOWN",
        "int4, c, C, UNKNOWN",
        "tsvector, b, U, UNKNOWN",
        "_pair, c, C, UNKNOWN"
    })
    void postgresTypeHasItsMeaning(String name, String kind, String category, PortableType meaning) {
        assertThat(PostgresTypes.portable(name, kind, category)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "tinyint, tinyint(1), BOOLEAN",
        "tinyint, tinyint(4), INT32",
        "tinyint, tinyint, INT32",
        "tinyint, tinyint(1) unsigned, INT32",
        "smallint, smallint(5) unsigned, INT32",
        "int, int(11), INT32",
        "int, int(10) unsigned, INT64",
        "bigint, bigint(20), INT64",
        "bigint, bigint unsigned, DECIMAL",
        "bit, bit(1), BOOLEAN",
        "bit, bit(8), INT64",
        "bit, bit(64), DECIMAL",
        "year, year(4), INT32",
        "decimal, 'decimal(10,2) unsigned', DECIMAL",
        "float, float, FLOAT32",
        "double, double unsigned, FLOAT64",
        "date, date, DATE",
        "time, time(3), TIME",
        "datetime, datetime(6), TIMESTAMP",
        "timestamp, timestamp, TIMESTAMPTZ",
        "varchar, varchar(20), STRING",
        "enum, 'enum(''unsigned'')', STRING",
        "set, 'set(''a'',''b'')', STRING",
        "longtext, longtext, STRING",
        "json, json, JSON",
        "uuid, uuid, UUID",
        "inet6, inet6, STRING",
        "varbinary, varbinary(16), BYTES",
        "longblob, longblob, BYTES",
        "geometry, geometry, UNKNOWN",
        "vector, vector(3), UNKNOWN",
        "INT, INT(11) UNSIGNED, INT64"
    })
    void mySqlTypeHasItsMeaning(String name, String full, PortableType meaning) {
        assertThat(MySqlTypes.portable(name, full)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "bit, bit, 1, 1, 0, bit, BOOLEAN",
        "tinyint, tinyint, 1, 3, 0, tinyint, INT32",
        "bigint, bigint, 8, 19, 0, bigint, INT64",
        "money, money, 8, 19, 4, money, DECIMAL",
        "decimal, decimal, 9, 18, 4, 'decimal(18,4)', DECIMAL",
        "real, real, 4, 24, 0, real, FLOAT32",
        "float, float, 8, 53, 0, float, FLOAT64",
        "nvarchar, nvarchar, 200, 0, 0, nvarchar(100), STRING",
        "nvarchar, nvarchar, -1, 0, 0, nvarchar(max), STRING",
        "varchar, varchar, 20, 0, 0, varchar(20), STRING",
        "varbinary, varbinary, -1, 0, 0, varbinary(max), BYTES",
        "timestamp, timestamp, 8, 0, 0, timestamp, BYTES",
        "datetime2, datetime2, 8, 27, 7, datetime2(7), TIMESTAMP",
        "time, time, 5, 16, 3, time(3), TIME",
        "datetimeoffset, datetimeoffset, 10, 34, 7, datetimeoffset(7), TIMESTAMPTZ",
        "uniqueidentifier, uniqueidentifier, 16, 0, 0, uniqueidentifier, UUID",
        "xml, xml, -1, 0, 0, xml, STRING",
        "geography, geography, -1, 0, 0, geography, UNKNOWN",
        "sql_variant, sql_variant, 8016, 0, 0, sql_variant, UNKNOWN",
        "Phone, nvarchar, 40, 0, 0, Phone, STRING"
    })
    void sqlServerTypeIsWrittenAndHasItsMeaning(
            String name, String base, int length, int precision, int scale, String written, PortableType meaning) {
        assertThat(SqlServerTypes.written(name, base, length, precision, scale)).isEqualTo(written);
        assertThat(SqlServerTypes.portable(base)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "VARCHAR, 20, 0, false, VARCHAR(20), STRING",
        "VARCHAR, 16, 0, true, VARCHAR(16) FOR BIT DATA, BYTES",
        "CHARACTER, 8, 0, true, CHARACTER(8) FOR BIT DATA, BYTES",
        "DECIMAL, 10, 2, true, 'DECIMAL(10,2)', DECIMAL",
        "DECFLOAT, 8, 0, true, DECFLOAT(16), DECIMAL",
        "INTEGER, 4, 0, true, INTEGER, INT32",
        "BIGINT, 8, 0, true, BIGINT, INT64",
        "REAL, 4, 0, true, REAL, FLOAT32",
        "DOUBLE, 8, 0, true, DOUBLE, FLOAT64",
        "TIMESTAMP, 10, 6, true, TIMESTAMP(6), TIMESTAMP",
        "CLOB, 1048576, 0, false, CLOB(1048576), STRING",
        "BLOB, 1024, 0, true, BLOB(1024), BYTES",
        "XML, 0, 0, false, XML, STRING",
        "BOOLEAN, 1, 0, true, BOOLEAN, BOOLEAN",
        "ST_POINT, 0, 0, true, ST_POINT, UNKNOWN"
    })
    void db2TypeIsWrittenAndHasItsMeaning(
            String name, int length, int scale, boolean binary, String written, PortableType meaning) {
        assertThat(Db2Types.written(name, length, scale, binary)).isEqualTo(written);
        assertThat(Db2Types.portable(name, binary)).isEqualTo(meaning);
    }
}
