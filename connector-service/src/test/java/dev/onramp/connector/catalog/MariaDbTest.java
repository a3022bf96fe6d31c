package dev.onramp.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.RowReader.Rows;
import dev.onramp.connector.source.SqlSource;
import dev.onramp.connector.source.SqlSource.SqlOptions;
import dev.onramp.connector.source.Table.Column;
import dev.onramp.connector.source.Table.ForeignKey;
import dev.onramp.connector.source.Table.Kind;
import dev.onramp.connector.sql.MariaDb;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is found in a real MariaDB, and its first rows. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class MariaDbTest {

    @Inject
    SqlSchemaReader schemas;

    @Inject
    SqlRowReader rows;

    private final String name =
            "db_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);

    @Test
    void columnsAreDescribedInTheWordsOfTheDatabase() {
        // Given
        create("""
                create table orders (
                    id bigint unsigned not null auto_increment primary key comment 'Which',
                    open tinyint(1) not null default 1,
                    kind enum('a', 'b') default 'a',
                    total decimal(10, 2),
                    note varchar(20) not null default '',
                    at timestamp not null default current_timestamp(),
                    twice int generated always as (open * 2) stored,
                    place point
                ) comment 'All orders';
                """);

        // When
        var orders = found().table(name + ".orders");

        // Then
        assertThat(orders.comment()).isEqualTo("All orders");
        assertThat(orders.primaryKey()).containsExactly("id");
        assertThat(orders.columns())
                .containsExactly(
                        new Column("id", "bigint(20) unsigned", PortableType.DECIMAL, false, "auto_increment", "Which"),
                        new Column("open", "tinyint(1)", PortableType.BOOLEAN, false, "1", null),
                        new Column("kind", "enum('a','b')", PortableType.STRING, true, "'a'", null),
                        new Column("total", "decimal(10,2)", PortableType.DECIMAL, true, null, null),
                        new Column("note", "varchar(20)", PortableType.STRING, false, "''", null),
                        new Column("at", "timestamp", PortableType.TIMESTAMPTZ, false, "current_timestamp()", null),
                        new Column(
                                "twice", "int(11)", PortableType.INT32, true, "generated always as (`open` * 2)", null),
                        new Column("place", "point", PortableType.UNKNOWN, true, null, null));
    }

    @Test
    void tablesViewsAndKeysAreFoundInOrder() {
        // Given
        create("""
                create table Places (country char(2), zip varchar(9), primary key (zip, country),
                    unique (country, zip));
                create table people (id int primary key, boss int, zip varchar(9), country char(2),
                    constraint boss foreign key (boss) references people (id),
                    constraint home foreign key (country, zip) references Places (country, zip), key (zip, country));
                create view seen as select id from people;
                create table `odd ``"'. €ü` (`c ``` int);
                """);

        // When
        var found = found();

        // Then
        assertThat(found.names())
                .containsExactly(name + ".Places", name + ".odd `\"'. €ü", name + ".people", name + ".seen");
        assertThat(found.expected()).isEqualTo(4);
        assertThat(found.table(name + ".seen").kind()).isEqualTo(Kind.view);
        assertThat(found.table(name + ".seen").comment()).isNull();
        assertThat(found.table(name + ".Places").primaryKey()).containsExactly("zip", "country");
        assertThat(found.table(name + ".people").foreignKeys())
                .containsExactly(
                        new ForeignKey("boss", List.of("boss"), name, "people", List.of("id")),
                        new ForeignKey("home", List.of("country", "zip"), name, "Places", List.of("country", "zip")));
    }

    @Test
    void withoutADatabaseAllThatTheLoginMaySeeIsFound() {
        // Given
        create("create table t (i int);");
        MariaDb.execute("create database hidden_" + name + "; create table hidden_" + name + ".secret (i int);");

        // When
        var found = found("");

        // Then
        assertThat(found.names()).containsExactly(name + ".t");
    }

    @Test
    void valuesAreExact() {
        // Given
        create("""
                create table t (
                    a bigint unsigned, b decimal(30, 10), c float, d double, e tinyint(1), f date, g time(1), h datetime(3),
                    i timestamp null, j varbinary(100), k json, l bit(3), m year, n set('x', 'y'), o uuid, p point,
                    q longblob);
                set time_zone = '+02:00';
                insert into t values (18446744073709551615, 12345678901234567890.0123456789, 0.1, 1e300, 0, '2026-01-31',
                    '-100:11:12.5', '2026-01-31 10:11:12.123', '2026-01-31 10:11:12',
                    unhex(repeat('00', 100)), '{"a": [1.10, null]}', b'101', 2026, 'x,y',
                    'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', point(1, 2), repeat('x', 70000));
                """);

        // When
        var read = read("t");

        // Then
        assertThat(read.rows())
                .singleElement()
                .hasToString("[18446744073709551615,12345678901234567890.0123456789,0.1,1.0E+300,false,\"2026-01-31\","
                        + "\"-100:11:12.5\",\"2026-01-31T10:11:12.123\",\"2026-01-31T08:11:12Z\",\"" + "A".repeat(134)
                        + "==\",\"{\\\"a\\\": [1.10, null]}\",5,2026,\"x,y\","
                        + "\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\",\"POINT(1 2)\",null]");
        assertThat(read.truncated()).isTrue();
    }

    @Test
    void hostileNamesAreJustNames() {
        // Given
        create("create table `t``; drop table x; -- ``.\"` (`c`` from mysql.user; --` int, `ü.€` text);"
                + " insert into `t``; drop table x; -- ``.\"` values (1, '`');");

        // When
        var read = read("t`; drop table x; -- `.\"");

        // Then
        assertThat(read.columns()).containsExactly("c` from mysql.user; --", "ü.€");
        assertThat(read.rows()).singleElement().hasToString("[1,\"`\"]");
    }

    private Rows read(String table) {
        return rows.read(
                        source(name),
                        login(),
                        found().table(name + "." + table),
                        10,
                        1024 * 1024,
                        Duration.ofSeconds(10))
                .subscribeAsCompletionStage()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private Found found() {
        return found(name);
    }

    private Found found(String database) {
        return Found.by(scope -> schemas.read(source(database), login(), scope), (schema, table) -> true);
    }

    private void create(String sql) {
        MariaDb.execute("create database " + name + "; create user " + user() + "@'%' identified by 's3cret';"
                + " grant select on " + name + ".* to " + user() + "@'%'; use " + name + "; " + sql);
    }

    private String user() {
        return "u_" + name;
    }

    private Login login() {
        return new Login(user(), "s3cret", null, null);
    }

    private static SqlSource source(String database) {
        return new SqlSource(Dialect.mariadb, "127.0.0.1", MariaDb.port(), database, SqlOptions.DEFAULT);
    }
}
