package dev.onramp.democonfig.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who accepts has a name that everybody can see. */
class TypedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grace Hopper",
                "غريس هوبر 😀",
                "O'Neill-Müller, Jr.",
                "小林",
                "प्रिया शर्मा",
                "علی\u200cرضا",
                "क्\u200dष",
                "김",
                "Zoe\u0308",
                "X",
                "Jean\u00a0Luc"
            })
    void nameOfAnyScriptIsTaken(String name) {
        assertThat(Typed.isName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u00a0",
                "\u200b",
                "\u2800",
                "\u202e",
                "\u3164",
                "\u115f",
                "\uffa0",
                "-",
                "42",
                "😀",
                "Ada\u202eevoL",
                "Ada\u200b",
                "Ada\u3164",
                "Ada\u200d",
                "Ada\u2066x",
                "Ada\nLovelace",
                "Ada\u0000",
                "\ud800Ada",
                "Ada\u2028x",
                "\ufeffAda",
                "Ada\ue000"
            })
    void nameThatNobodyCanSeeOrTrustIsNone(String name) {
        assertThat(Typed.isName(name)).isFalse();
    }

    @Test
    void textMayHaveLinesAndDigits() {
        assertThat(Typed.isText("Too late:\n\t42 €")).isTrue();
        assertThat(Typed.isText("42")).isTrue();
        assertThat(Typed.isText("…")).isFalse();
        assertThat(Typed.isText("\u3164")).isFalse();
        assertThat(Typed.isText("pay\u202eyap")).isFalse();
        assertThat(Typed.isText("a\u0007")).isFalse();
    }

    @Test
    void spacesOfAnyKindAroundItAreLeftOut() {
        assertThat(Typed.text(" \u00a0\u3000Ada Lovelace\r\n")).isEqualTo("Ada Lovelace");
        assertThat(Typed.text(null)).isEmpty();
    }

    @Test
    void lengthIsThatOfBrowsers() {
        assertThat(Typed.length(Typed.text("a\r\nb\rc\nd"))).isEqualTo(7);
        assertThat(Typed.length("😀")).isEqualTo(1);
    }
}
