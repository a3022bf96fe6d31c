package dev.onramp.defaults.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnrampConfigTest {

    @Test
    void hasDefaultsForAllButThePath() {
        // When
        var config = Running.in("prod").onramp();

        // Then
        assertThat(config.http().rootPath()).isEqualTo("/things");
        assertThat(config.http().maxBodySize().asLongValue()).isEqualTo(256 * 1024);
        assertThat(config.database().deadline()).isEqualTo(Duration.ofSeconds(8));
        assertThat(config.database().connectionTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.database().silence()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.secrets().used()).isFalse();
        assertThat(config.secrets().createKeyset()).isFalse();
        assertThat(config.secrets().keysetFile()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onramp.typo",
                "onramp.http.max-body-sise",
                "onramp.http.maxBodySize",
                "onramp.database.dead-line",
                "onramp.secrets.keyset",
                "onramp.secrets.keyset-file.path"
            })
    void refusesAKeyThatItDoesNotKnow(String key) {
        assertThatThrownBy(() -> Running.in("prod").with(key, "x").onramp()).hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource({
        "onramp.http.root-path, ''",
        "onramp.http.max-body-size, many",
        "onramp.http.max-body-size, ''",
        "onramp.database.deadline, soon",
        "onramp.database.deadline, ''"
    })
    void refusesAValueThatItCannotRead(String key, String value) {
        assertThatThrownBy(() -> Running.in("prod").with(key, value).onramp()).hasMessageContaining(key);
    }
}
