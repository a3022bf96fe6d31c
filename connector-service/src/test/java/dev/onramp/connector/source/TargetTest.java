package dev.onramp.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.ApiSource.ApiOptions;
import dev.onramp.connector.source.SqlSource.SqlOptions;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({"db.example, db.example:5432", "DB.Example, db.example:5432", "2001:db8::1, [2001:db8::1]:5432"})
    void targetOfADatabaseIsItsServer(String host, String target) {
        assertThat(sql(host, "shop").target()).isEqualTo(target);
    }

    @Test
    void databasesOfAServerAreOneTarget() {
        assertThat(sql("db.example", "shop").target())
                .isEqualTo(sql("db.example", "other").target());
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example/v1, api.example:443",
        "https://api.example/v2, api.example:443",
        "http://api.example/, api.example:80",
        "http://api.example:8080/, api.example:8080",
        "https://[2001:db8::1]/, [2001:db8::1]:443"
    })
    void targetOfAnApiIsItsServer(String url, String target) {
        assertThat(new ApiSource(URI.create(url), ApiAuth.NONE, ApiOptions.DEFAULT).target())
                .isEqualTo(target);
    }

    @Test
    void everyWorkbookIsATargetOfItsOwn() {
        assertThat(new WorkbookSource("a").target()).isEqualTo("excel:a");
    }

    private static SqlSource sql(String host, String database) {
        return new SqlSource(Dialect.postgresql, host, 5432, database, SqlOptions.DEFAULT);
    }
}
