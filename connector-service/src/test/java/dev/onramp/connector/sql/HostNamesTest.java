package dev.onramp.connector.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

    @ParameterizedTest
    @CsvSource({
        "db.example.com, db.example.com",
        "DB.Example.COM, db.example.com",
        "db.example.com., db.example.com",
        "*.example.com, db.example.com",
        "*.EXAMPLE.com, DB.example.com.",
        "TITLE.example.com, title.example.com"
    })
    void nameMatches(String pattern, String host) {
        assertThat(HostNames.matches(pattern, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "db.example.com, example.com",
        "*.example.com, example.com",
        "*.example.com, a.b.example.com",
        "*.com, example.com",
        "d*.example.com, db.example.com",
        "*, localhost",
        "'', db.example.com",
        "*.example.com, .example.com"
    })
    void nameDoesNotMatch(String pattern, String host) {
        assertThat(HostNames.matches(pattern, host)).isFalse();
    }
}
