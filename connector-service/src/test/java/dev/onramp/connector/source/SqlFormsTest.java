package dev.onramp.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.ApiSource.AuthType;
import dev.onramp.defaults.problem.Violation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFormsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Server=localhost;Database=test; | sqlserver localhost:1433/test",
                "Data Source=DB.example.com;Initial Catalog=Orders;User Id=sa;Password=p;Encrypt=True | sqlserver db.example.com:1433/Orders sa:p verify_full",
                "Server=tcp:db.example.com,1434;Encrypt=yes;TrustServerCertificate=true | sqlserver db.example.com:1434/ require",
                "server = tcp:[2001:db8::1],1434 ; uid=sa; pwd=p; encrypt=no | sqlserver 2001:db8::1:1434/ sa:p",
                "Address=db;App=tool;Connect Timeout=5;Command Timeout=7 | sqlserver db:1433/ prefer tool 5 7",
                "Server=db;Password='a;b=''c\"' | sqlserver db:1433/ null:a;b='c\"",
                "Server=db;Password=\"a;b=\"\"c'\" ; | sqlserver db:1433/ null:a;b=\"c'",
                "Host=db;Username=me;Password=p;Database=orders;SSL Mode=VerifyFull;Timeout=3;Command Timeout=4 | postgresql db:5432/orders me:p verify_full null 3 4",
                "Host=db:5433;Username=me | postgresql db:5433/ me:null",
                "Server=db;Port=5432;User Id=me;Password=p | postgresql db:5432/ me:p",
                "Server=db;Uid=me;Pwd=p;Port=3307;Database=shop;SslMode=Required | mysql db:3307/shop me:p require",
                "Server=db;Port=3306;User=me | mysql db:3306/ me:null",
                "postgresql://me:p%40ss%2Fw@db.example.com:5433/orders?sslmode=verify-ca&application_name=x%20y&connect_timeout=5&statement_timeout=1500 | postgresql db.example.com:5433/orders me:p@ss/w verify_ca x y 5 2",
                "postgres://db | postgresql db:5432/",
                "POSTGRESQL://[2001:db8::1]:5433/a%20b | postgresql 2001:db8::1:5433/a b",
                "mysql://me:p@db/shop?ssl-mode=REQUIRED | mysql db:3306/shop me:p require",
                "mariadb://me@db/shop | mariadb db:3306/shop me:null",
                "sqlserver://sa:p;w@db/master?encrypt=true | sqlserver db:1433/master sa:p;w verify_full",
                "mssql://sa:p@db:1434?database=master | sqlserver db:1434/master sa:p",
                "sqlserver://db:1434;database=master;user=sa;password={p;w}}};encrypt=true | sqlserver db:1434/master sa:p;w} verify_full",
                "db2://me:p@db/sample?sslConnection=true | db2 db:50000/sample me:p verify_ca",
                "jdbc:postgresql://db:5433/orders?user=me&password=p%26q&ssl=true | postgresql db:5433/orders me:p&q verify_full",
                "jdbc:mysql://db/shop?user=me&password=p&useSSL=true&requireSSL=true&connectTimeout=4001 | mysql db:3306/shop me:p require null 5",
                "jdbc:mysql://db/shop?useSSL=true&verifyServerCertificate=true&requireSSL=true | mysql db:3306/shop verify_ca",
                "jdbc:mysql://db/shop?useSSL=false | mysql db:3306/shop disable",
                "jdbc:mariadb://db/shop?useSsl=true | mariadb db:3306/shop verify_full",
                "jdbc:mariadb://db/shop?useSsl=true&trustServerCertificate=true | mariadb db:3306/shop require",
                "jdbc:sqlserver://db:1434;databaseName=master;user=sa;password={a;b};encrypt=true;trustServerCertificate=true;loginTimeout=9 | sqlserver db:1434/master sa:a;b require null 9",
                "jdbc:sqlserver://;serverName=db;portNumber=1434 | sqlserver db:1434/",
                "jdbc:db2://db:50001/sample:user=me;password=p;sslConnection=true; | db2 db:50001/sample me:p verify_ca",
            })
    void stringsThatPeopleHaveAreUnderstood(String string, String expected) {
        // When
        var checked = check(null, string);

        // Then
        assertThat(describe(checked)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Server=db\\SQLEXPRESS | names an instance",
                "jdbc:sqlserver://db\\X:1433 | names an instance",
                "Server=db;Integrated Security=true | Integrated Security, which is not allowed",
                "Server=db;Trusted_Connection=yes | Trusted_Connection, which is not allowed",
                "Server=db;AttachDbFilename=x.mdf | AttachDbFilename, which is not allowed",
                "Server=np:db | by TCP",
                "Server=(local) | the host must be",
                "Server=. | the host must be",
                "Server=db;zzz=1 | an option that is not allowed",
                "Server=db;Password=a;b | not name=value",
                "Server=db;Password='a | quotes that do not fit",
                "Server=db;Password=a' | quotes that do not fit",
                "Server=db;Password='a'b | quotes that do not fit",
                "Server=db;Encrypt=strict | Encrypt must be true or false",
                "Server=db;Connect Timeout=0 | Connect Timeout must be a whole number of seconds from 1 to 60",
                "Server=db;Connect Timeout=61 | from 1 to 60",
                "Server=db;Database=a;Initial Catalog=b | the database twice",
                "Server=db,99999 | the port",
                "Server=db, | the port",
                "Server=a,b,1433 | several hosts",
                "Host=a,b;Username=x | several hosts",
                "Host=/var/run/postgresql;Username=x | the host must be",
                "Host=db;Username=x;Root Certificate=/etc/ca.pem | no file of the server is read",
                "postgresql://db/x?sslrootcert=/etc/passwd | sslrootcert must be the certificates themselves",
                "postgresql://a,b/x | several hosts",
                "postgresql://a:1,b:2/x | several hosts",
                "postgresql:///x | must name the host",
                "postgresql://%2Fvar%2Frun/x | the host must be",
                "postgresql://db/x?host=evil | Host, which is not allowed",
                "postgresql://db/x?options=-c%20a | options, which is not allowed",
                "postgresql://localhost/../x | name of the database alone",
                "postgresql://u:p/w@db/x | name of the database alone",
                "postgresql://u:1/w@db/x | name of the database alone",
                "postgresql://u:p@w@db/x | more than one '@'",
                "postgresql://u:p#w@db/x | %23",
                "postgresql://u:p%2@db/x | percent escape",
                "postgresql://u:p%ff@db/x | percent escape",
                "postgresql://u:p%00@db/x | control character",
                "postgresql://::1/x | in brackets",
                "postgresql://[db]/x | in the brackets",
                "postgresql://[::1]x/x | the port",
                "postgresql://db:0/x | the port",
                "postgresql://db:65536/x | the port",
                "postgresql://db:/x | the port",
                "postgresql://127.1/x | the host must be",
                "postgresql://0x7f.1/x | the host must be",
                "postgresql://2130706433/x | the host must be",
                "postgresql://0177.0.0.1/x | the host must be",
                "postgresql://127.0.0.1./x | the host must be",
                "postgresql://[0:0:0:0:0:0:0:1]/x | the host must be",
                "postgresql://[::ffff:7f00:1]/x | the host must be",
                "postgresql://[::127.0.0.1]/x | the host must be",
                "postgresql://[fe80::1%25eth0]/x | the host must be",
                "postgresql://d\u00fc/x | the host must be",
                "jdbc:postgresql:x | after '//'",
                "jdbc:postgresql://db/x?password=a+b | %2B",
                "jdbc:postgresql://db/x?socketFactory=a | socketFactory, which is not allowed",
                "jdbc:mysql://db/x?autoDeserialize=true | autoDeserialize, which is not allowed",
                "jdbc:mysql://db/x?allowLoadLocalInfile=true | allowLoadLocalInfile, which is not allowed",
                "jdbc:mysql://address=(host=db)/x | the host must be",
                "jdbc:mysql:loadbalance://a/x | after '//'",
                "jdbc:mysql:replication://a/x | after '//'",
                "mysql+srv://a/x | must be of the form",
                "jdbc:h2:mem:x | must be of the form",
                "jdbc:oracle:thin:@db:1521/x | must be of the form",
                "jdbc: | must be of the form",
                "oracle://db/x | must be of the form",
                "file:///etc/passwd | must be of the form",
                "db.example.com | must be of the form",
                "jdbc:db2:sample | after '//'",
                "jdbc:db2://db/x:traceFile=y; | traceFile, which is not allowed",
                "jdbc:sqlserver://db;trustStore=x | trustStore, which is not allowed",
                "Host=db;Username=x;SSL Mode=VerifyFull;Trust Server Certificate=true | do not go together",
                "jdbc:postgresql://db/x?ssl=true&sslmode=disable | do not go together",
                "Host=db;Username=x;SSL Mode=maybe | SSL Mode must be one of",
                "Database=x | must name the host",
            })
    void everythingElseIsRefusedInWords(String string, String message) {
        assertThat(messages(check(null, string))).contains("/connection_string").contains(message);
    }

    @Test
    void controlCharacterIsRefused() {
        assertThat(messages(check(null, "Server=d\0b"))).contains("control character");
    }

    @Test
    void longStringIsRefused() {
        assertThat(messages(check(null, "Server=" + "a".repeat(4096)))).contains("at most 4096");
    }

    @Test
    void stringThatFitsSeveralDatabasesNeedsADialect() {
        assertThat(messages(check(null, "Server=db;Port=5433;User Id=me"))).startsWith("/dialect must say");
    }

    @Test
    void dialectDecidesWhatAStringMeans() {
        assertThat(describe(check(Dialect.mariadb, "Server=db;Uid=me"))).isEqualTo("mariadb db:3306/ me:null");
        assertThat(describe(check(Dialect.db2, "Server=db:50001;Database=x;Security=SSL")))
                .isEqualTo("db2 db:50001/x verify_ca");
        assertThat(describe(check(Dialect.mariadb, "mysql://db/x"))).isEqualTo("mariadb db:3306/x");
    }

    @Test
    void dialectThatContradictsTheSchemeIsRefused() {
        assertThat(messages(check(Dialect.mysql, "postgresql://db/x"))).startsWith("/dialect must be that of");
    }

    @Test
    void fieldsThatRepeatTheStringAreFine() {
        // When
        var checked = SourceForms.check(
                "p",
                new SourceForm(
                        SourceType.sql,
                        Dialect.postgresql,
                        "postgresql://DB:5433/x?connect_timeout=5",
                        "db",
                        5433,
                        "x",
                        new SourceOptions(null, null, null, 5, 6, null, null, null),
                        null));

        // Then
        assertThat(describe(checked)).isEqualTo("postgresql db:5433/x prefer null 5 6");
    }

    @Test
    void fieldsThatContradictTheStringAreNamed() {
        // When
        var checked = SourceForms.check(
                "p",
                new SourceForm(
                        SourceType.sql,
                        null,
                        "postgresql://db:5433/x?connect_timeout=5&sslmode=require",
                        "other",
                        5434,
                        "y",
                        new SourceOptions(TlsMode.prefer, null, null, 6, null, null, null, null),
                        null));

        // Then
        assertThat(checked.violations())
                .extracting(Violation::field)
                .containsExactly("/host", "/port", "/database", "/options/tls_mode", "/options/connect_timeout");
    }

    @Test
    void nothingIsNotConfigured() {
        // When
        var checked = SourceForms.check("p", SourceForm.empty(SourceType.sql));

        // Then
        assertThat(checked.source()).isNull();
        assertThat(checked.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql, , , , /host must be given",
        ", , 1, , /host must be given",
        ", , , x, /host must be given",
        ", db, , , /dialect must say",
        "db2, d b, , , /host must be a host name",
        "db2, db_1, , , /host must be a host name",
        "db2, 127.1, , , /host must be a host name",
        "db2, [::1], , , /host must be a host name",
        "db2, -db, , , /host must be a host name",
        "db2, db, 0, , /port must be",
    })
    void fieldsAreChecked(
            @Nullable Dialect dialect,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String database,
            String message) {
        // When
        var checked =
                SourceForms.check("p", new SourceForm(SourceType.sql, dialect, null, host, port, database, null, null));

        // Then
        assertThat(messages(checked)).startsWith(message);
        assertThat(checked.source()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DB", "::1", "2001:DB8::1", "192.0.2.1", "a-b.c1", "xn--d-eha", "1a"})
    void hostsComeInLowerCase(String host) {
        assertThat(Hosts.normalize(host)).isEqualTo(host.toLowerCase(Locale.ROOT));
    }

    @Test
    void foreignOptionsAreNamed() {
        // When
        var checked = SourceForms.check(
                "p",
                new SourceForm(
                        SourceType.sql,
                        Dialect.db2,
                        null,
                        "db",
                        null,
                        null,
                        new SourceOptions(null, "no PEM", "app", null, null, "/a", "b", null),
                        new ApiAuth(AuthType.none, null, null)));

        // Then
        assertThat(checked.violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "/options/ca_certificate",
                        "/options/application_name",
                        "/options/records_pointer",
                        "/options/openapi",
                        "/auth");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyAllowedOptionHasAName(Dialect dialect) {
        for (var form : DriverOptions.Form.values()) {
            assertThat(DriverOptions.of(dialect, form).names()).isNotEmpty();
        }
    }

    private static CheckedSource check(@Nullable Dialect dialect, String string) {
        return SourceForms.check("p", new SourceForm(SourceType.sql, dialect, string, null, null, null, null, null));
    }

    private static String messages(CheckedSource checked) {
        return checked.violations().stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("\n"));
    }

    /** The source in short: options only as far as any is set. */
    private static String describe(CheckedSource checked) {
        assertThat(messages(checked)).isEmpty();
        var source = (SqlSource) Objects.requireNonNull(checked.source());
        var login = checked.username() == null && checked.password() == null
                ? ""
                : " " + checked.username() + ":" + checked.password();
        var options = source.options();
        var rest = options.equals(SqlSource.SqlOptions.DEFAULT) ? "" : " " + options.tlsMode();
        var others = Arrays.asList(options.applicationName(), options.connectTimeout(), options.statementTimeout());
        int last = 3;
        while (last > 0 && others.get(last - 1) == null) {
            last--;
        }
        var more = others.subList(0, last).stream().map(each -> " " + each).collect(Collectors.joining());
        return source.dialect() + " " + source.host() + ":" + source.port() + "/" + source.database() + login + rest
                + more;
    }
}
