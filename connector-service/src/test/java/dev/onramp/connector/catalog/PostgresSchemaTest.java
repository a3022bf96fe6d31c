package dev.onramp.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.SchemaReader.Scope;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table.Column;
import dev.onramp.connector.source.Table.ForeignKey;
import dev.onramp.connector.source.Table.Kind;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is found in a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PostgresSchemaTest {

    @Inject
    SqlSchemaReader reader;

    private final PostgresSource database = PostgresSource.create();

    @Test
    void columnsAreDescribedInTheWordsOfTheDatabase() {
        // Given
        database.execute("""
                create type mood as enum ('sad', 'ok');
                create domain price as numeric(10, 2) not null;
                create domain net_price as price;
                create table orders (
                    id bigint generated always as identity primary key,
                    serial_no serial,
                    gone int,
                    customer varchar(20) not null default 'nobody',
                    feeling mood,
                    total net_price,
                    tags text[],
                    at timestamp(3) with time zone default now(),
                    twice int generated always as (2 * 3) stored
                );
                alter table orders drop column gone;
                comment on table orders is 'All orders';
                comment on column orders.customer is 'Who pays';
                grant select on orders to :role
                """);

        // When
        var orders = found().table("public.orders");

        // Then
        assertThat(orders.comment()).isEqualTo("All orders");
        assertThat(orders.primaryKey()).containsExactly("id");
        assertThat(orders.columns())
                .containsExactly(
                        new Column("id", "bigint", PortableType.INT64, false, "generated always as identity", null),
                        new Column(
                                "serial_no",
                                "integer",
                                PortableType.INT32,
                                false,
                                "nextval('public.orders_serial_no_seq'::regclass)",
                                null),
                        new Column(
                                "customer",
                                "character varying(20)",
                                PortableType.STRING,
                                false,
                                "'nobody'::character varying",
                                "Who pays"),
                        new Column("feeling", "public.mood", PortableType.STRING, true, null, null),
                        new Column("total", "public.net_price", PortableType.DECIMAL, false, null, null),
                        new Column("tags", "text[]", PortableType.ARRAY, true, null, null),
                        new Column("at", "timestamp(3) with time zone", PortableType.TIMESTAMPTZ, true, "now()", null),
                        new Column("twice", "integer", PortableType.INT32, true, "generated always as (2 * 3)", null));
    }

    @Test
    void everyKindOfTableIsFoundAndPartitionsArePartOfTheirs() {
        // Given
        database.execute("""
                create table plain (id int);
                create table parts (id int primary key) partition by range (id);
                create table parts_low partition of parts for values from (0) to (10);
                create table parts_high partition of parts for values from (10) to (20);
                insert into parts select generate_series(5, 14);
                create view seen as select * from plain;
                create materialized view kept as select * from parts;
                create index on plain (id);
                create sequence counter;
                analyze plain, parts;
                grant select on all tables in schema public to :role
                """);

        // When
        var found = found();

        // Then
        assertThat(found.names()).containsExactly("public.kept", "public.parts", "public.plain", "public.seen");
        assertThat(found.expected()).isEqualTo(4);
        assertThat(found.table("public.kept").kind()).isEqualTo(Kind.view);
        assertThat(found.table("public.seen").kind()).isEqualTo(Kind.view);
        assertThat(found.table("public.seen").rowEstimate()).isNull();
        assertThat(found.table("public.plain").rowEstimate()).isZero();
        assertThat(found.table("public.parts").rowEstimate()).isEqualTo(10);
    }

    @Test
    void foreignTableIsFound() {
        // Given
        database.execute("""
                create foreign data wrapper nothing;
                create server elsewhere foreign data wrapper nothing;
                create foreign table far (id int) server elsewhere;
                grant select on far to :role
                """);

        // When / Then
        assertThat(found().table("public.far").kind()).isEqualTo(Kind.table);
    }

    @Test
    void keysOfSeveralColumnsKeepTheirOrder() {
        // Given
        database.execute("""
                create schema other;
                create table other.places (country text, zip text, primary key (zip, country));
                create table people (
                    id int primary key,
                    boss int constraint boss references people,
                    zip text,
                    country text,
                    constraint home foreign key (country, zip) references other.places (country, zip)
                );
                create table loose (id int unique);
                grant usage on schema other to :role;
                grant select on other.places, people, loose to :role
                """);

        // When
        var found = found();

        // Then
        assertThat(found.table("other.places").primaryKey()).containsExactly("zip", "country");
        assertThat(found.table("public.people").foreignKeys())
                .containsExactly(
                        new ForeignKey("boss", List.of("boss"), "public", "people", List.of("id")),
                        new ForeignKey(
                                "home", List.of("country", "zip"), "other", "places", List.of("country", "zip")));
        assertThat(found.table("public.loose").primaryKey()).isEmpty();
    }

    @Test
    void namesStayAsTheyAreAndAreOrderedByCodePoint() {
        // Given
        database.execute("""
                create schema "a-b";
                create schema "a";
                create table "a-b"."x" (id int);
                create table "a"."x" (id int);
                create table "a"."Z" (id int);
                create table "a"."ü""'.`] --" ("Id""] `" int primary key);
                create table "a"."😀" (id int);
                create table "a"."｡" (id int);
                grant usage on schema "a", "a-b" to :role;
                grant select on all tables in schema "a", "a-b" to :role
                """);

        // When
        var found = found();

        // Then
        assertThat(found.names()).containsExactly("a-b.x", "a.Z", "a.x", "a.ü\"'.`] --", "a.｡", "a.😀");
        assertThat(found.table("a.ü\"'.`] --").primaryKey()).containsExactly("Id\"] `");
    }

    @Test
    void whatTheLoginMayNotReadIsNotThere() {
        // Given
        database.execute("""
                create schema closed;
                create table closed.secret (id int);
                create table secret (id int);
                create table half (id int, open int, hidden int, primary key (id, hidden));
                grant select on closed.secret to :role;
                grant select (id, open) on half to :role
                """);

        // When
        var found = found();

        // Then
        assertThat(found.names()).containsExactly("public.half");
        assertThat(found.table("public.half").columns())
                .extracting(Column::name)
                .containsExactly("id", "open");
        assertThat(found.table("public.half").primaryKey()).isEmpty();
    }

    @Test
    void onlyWhatIsWantedIsRead() {
        // Given
        database.execute("create table a (id int); create table b (id int);"
                + " grant select on all tables in schema public to :role");

        // When
        var found = Found.by(
                scope -> reader.read(database.source(), database.login(), scope), (schema, table) -> table.equals("b"));

        // Then
        assertThat(found.names()).containsExactly("public.b");
        assertThat(found.expected()).isEqualTo(1);
    }

    @Test
    void emptyDatabaseHasNoTables() {
        // When
        var found = found();

        // Then
        assertThat(found.names()).isEmpty();
        assertThat(found.expected()).isZero();
    }

    @Test
    void widestTableAndTableWithoutColumnsAreRead() {
        // Given
        database.execute("""
                create table nothing ();
                do $$ begin execute (select 'create table wide (' || string_agg('c' || i || ' int', ',') || ')'
                    from generate_series(1, 1600) i); end $$;
                grant select on nothing, wide to :role
                """);

        // When
        var found = found();

        // Then
        assertThat(found.table("public.wide").columns()).hasSize(1600);
        assertThat(found.table("public.nothing").columns()).isEmpty();
    }

    @Test
    void severalChunksMakeOneSchema() {
        // Given
        database.execute("""
                do $$ begin for i in 1..1100 loop
                    execute format('create table t%s (id int primary key, up int references t%s)', i, greatest(i - 1, 1));
                end loop; end $$;
                grant select on all tables in schema public to :role
                """);

        // When
        var found = found();

        // Then
        assertThat(found.names()).hasSize(1100).isSorted().doesNotHaveDuplicates();
        assertThat(found.table("public.t700").foreignKeys().get(0).referencedTable())
                .isEqualTo("t699");
        assertThat(found.table("public.t1100").columns()).hasSize(2);
    }

    @Test
    void sessionEndsWithTheReading() {
        // Given
        database.execute("create table a (id int); grant select on a to :role");

        // When
        found();

        // Then
        Eventually.holds(() -> assertThat(database.sessions()).isZero());
    }

    @Test
    void cancelEndsTheSession() throws InterruptedException {
        // Given
        database.execute("""
                do $$ begin for i in 1..600 loop execute format('create table t%s (id int)', i); end loop; end $$;
                grant select on all tables in schema public to :role
                """);
        var first = new CountDownLatch(1);
        var scope = new Scope() {
            @Override
            public boolean wants(String schema, String table) {
                return true;
            }

            @Override
            public void expect(long tables) {
                first.countDown();
            }
        };
        var reading = reader.read(database.source(), database.login(), scope)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1));
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();

        // When
        reading.cancel();

        // Then
        Eventually.holds(() -> assertThat(database.sessions()).isZero());
    }

    @Test
    void wrongDatabaseIsAFaultOfTheSource() {
        // Given
        database.execute("alter role :role nologin");

        // When / Then
        assertThatThrownBy(this::found)
                .cause()
                .isInstanceOfSatisfying(
                        SourceException.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.AUTH_FAILED));
    }

    private Found found() {
        return Found.by(scope -> reader.read(database.source(), database.login(), scope), (schema, table) -> true);
    }
}
