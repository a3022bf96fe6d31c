package dev.onramp.defaults.operation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ONRAMP_HTTP_ROOT_PATH",
                "ONRAMP_HTTP_MAX_BODY_SIZE",
                "ONRAMP_DATABASE_DEADLINE",
                "ONRAMP_SECRETS_USED",
                "ONRAMP_SECRETS_KEYSET_FILE",
                "ONRAMP_SECRETS_CREATE_KEYSET"
            })
    void takesEverySetting(String name) {
        assertThatCode(() -> EnvironmentCheck.requireKnown(Set.of(name))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "HOME",
                "QUARKUS_HTTP_PORT",
                "MY_ONRAMP_THING",
                "onramp_typo",
                "ONRAMP",
                "ONRAMP_LOCAL_PORT"
            })
    void leavesOthersAlone(String name) {
        assertThatCode(() -> EnvironmentCheck.requireKnown(Set.of(name))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ONRAMP_",
                "ONRAMP_TYPO",
                "ONRAMP_HTTP",
                "ONRAMP_HTTP_MAX_BODY_SISE",
                "ONRAMP_HTTP_MAXBODYSIZE",
                "ONRAMP_HTTP_MAX_BODY_SIZE_",
                "ONRAMP_SECRETS_KEYSET",
                "ONRAMP_secrets_used"
            })
    void namesWhatLooksLikeASetting(String name) {
        assertThatIllegalStateException()
                .isThrownBy(() -> EnvironmentCheck.requireKnown(Set.of("PATH", name)))
                .withMessageContaining(name);
    }

    @Test
    void namesAllThatAreWrong() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EnvironmentCheck.requireKnown(Set.of("ONRAMP_B", "ONRAMP_A")))
                .withMessageEndingWith("ONRAMP_A, ONRAMP_B");
    }
}
