package dev.onramp.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.RowReader.Rows;
import dev.onramp.connector.source.SourceException;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The first rows of tables of a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PostgresRowsTest {

    private static final int MIB = 1024 * 1024;

    @Inject
    SqlSchemaReader schemas;

    @Inject
    SqlRowReader rows;

    private final PostgresSource database = PostgresSource.create();

    @Test
    void valuesAreExact() {
        // Given
        database.execute("""
                create type mood as enum ('sad', 'ok');
                create type pair as (a int, b text);
                create domain price as numeric(20, 4);
                create table t (
                    a bigint, b numeric, c price, d money, e real, f double precision, g boolean, h date, i time,
                    j timestamp, k timestamptz, l bytea, m uuid, n jsonb, o text[], p mood, q pair, r int4range,
                    s interval, t bit(3), u char(3), v numeric, w timestamptz, x inet
                );
                insert into t values (
                    9223372036854775807, 12345678901234567890.123456789, 1.5, 12.34, 0.1, 1e300, true, '2026-01-31',
                    '10:11:12.5', '2026-01-31 10:11:12', '2026-01-31 10:11:12.25+02', '\\x000102', \
                'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', '{"a": [1.10, null]}', '{a,NULL,"b c"}', 'ok', (1, 'x'), '[1,5)',
                    '1 day 2 hours', '101', 'ab', 'NaN', 'infinity', '10.0.0.1');
                insert into t (a) values (null);
                grant select on t to :role
                """);

        // When
        var read = read("public.t", 10, MIB);

        // Then
        assertThat(read.rows().get(0))
                .hasToString("[9223372036854775807,12345678901234567890.123456789,1.5000,12.34,0.1,1.0E+300,true,"
                        + "\"2026-01-31\",\"10:11:12.5\",\"2026-01-31T10:11:12\",\"2026-01-31T08:11:12.25Z\",\"AAEC\","
                        + "\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\",{\"a\":[1.10,null]},[\"a\",null,\"b c\"],\"ok\","
                        + "\"(1,x)\",\"[1,5)\",\"P1DT2H\",\"101\",\"ab\",\"NaN\",\"infinity\",\"10.0.0.1/32\"]");
        assertThat(read.rows().get(1)).allMatch(value -> value.isNull());
        assertThat(read.truncated()).isFalse();
    }

    @Test
    void hostileNamesAreJustNames() {
        // Given
        database.execute("""
                create schema "s.""'`]";
                create table "s.""'`]"."t""; drop table x; --" ("c"" from pg_authid; --" int, "ü.😀" text);
                insert into "s.""'`]"."t""; drop table x; --" values (1, '"');
                grant usage on schema "s.""'`]" to :role;
                grant select on all tables in schema "s.""'`]" to :role
                """);

        // When
        var read = read("s.\"'`].t\"; drop table x; --", 10, MIB);

        // Then
        assertThat(read.columns()).containsExactly("c\" from pg_authid; --", "ü.😀");
        assertThat(read.rows()).singleElement().hasToString("[1,\"\\\"\"]");
    }

    @Test
    void moreRowsThanAskedForAreTold() {
        // Given
        database.execute("create table t as select generate_series(1, 50) as i; grant select on t to :role");

        // When
        var read = read("public.t", 20, MIB);

        // Then
        assertThat(read.rows()).hasSize(20);
        assertThat(read.truncated()).isTrue();
    }

    @Test
    void rowsAreCutWhereTheBytesEnd() {
        // Given
        database.execute("create table t as select repeat('x', 60000) as v from generate_series(1, 100);"
                + " grant select on t to :role");

        // When
        var read = read("public.t", 100, MIB);

        // Then
        assertThat(read.rows()).hasSize(17);
        assertThat(read.truncated()).isTrue();
        Eventually.holds(() -> assertThat(database.sessions()).isZero());
    }

    @Test
    void valueThatIsTooLargeIsNullAndTold() {
        // Given
        database.execute("""
                create table t (id int, v text, w bytea, x jsonb, y int);
                alter table t alter v set storage external;
                insert into t select i, repeat('x', 3000000), decode(repeat('00', 70000), 'hex'),
                    to_jsonb(repeat('y', 70000)), i from generate_series(1, 100) i;
                grant select on t to :role
                """);

        // When
        var read = read("public.t", 100, MIB);

        // Then
        assertThat(read.rows()).hasSize(100);
        assertThat(read.rows().get(0)).hasToString("[1,null,null,null,1]");
        assertThat(read.truncated()).isTrue();
    }

    @Test
    void viewCannotChangeAnything() {
        // Given
        database.execute("""
                create table log (at timestamptz);
                create function tell() returns int language plpgsql security definer as
                    $$ begin insert into log values (now()); return 1; end $$;
                create view v as select tell() as told;
                grant select on v to :role
                """);

        // When / Then
        assertFails("public.v", Duration.ofSeconds(10), FaultCode.QUERY_FAILED);
        assertThat(database.value("select count(*) from log")).isEqualTo("0");
    }

    @Test
    void viewThatTakesForEverEndsAtTheDeadline() {
        // Given
        database.execute("create view v as select 1 as i from pg_sleep(60); grant select on v to :role");

        // When / Then
        assertFails("public.v", Duration.ofSeconds(1), FaultCode.QUERY_TIMEOUT);
        Eventually.holds(() -> assertThat(database.sessions()).isZero());
    }

    @Test
    void tableThatIsGoneIsTold() {
        // Given
        database.execute("create table t (i int); grant select on t to :role");
        var table = found().table("public.t");
        database.execute("drop table t");

        // When
        var reading = rows.read(database.source(), database.login(), table, 1, MIB, Duration.ofSeconds(10));

        // Then
        assertThatThrownBy(() -> reading.subscribeAsCompletionStage().join())
                .cause()
                .isInstanceOfSatisfying(
                        SourceException.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.TABLE_MISSING));
    }

    private void assertFails(String table, Duration deadline, FaultCode code) {
        var found = found().table(table);
        assertThatThrownBy(() -> rows.read(database.source(), database.login(), found, 5, MIB, deadline)
                        .subscribeAsCompletionStage()
                        .join())
                .cause()
                .isInstanceOfSatisfying(
                        SourceException.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private Rows read(String table, int limit, int maxBytes) {
        return rows.read(
                        database.source(),
                        database.login(),
                        found().table(table),
                        limit,
                        maxBytes,
                        Duration.ofSeconds(10))
                .subscribeAsCompletionStage()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private Found found() {
        return Found.by(scope -> schemas.read(database.source(), database.login(), scope), (schema, table) -> true);
    }
}
