package dev.onramp.democonfig.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodesTest {

    @Property
    void codeIsTheSameWhateverItsCase(@ForAll("codes") String code, @ForAll("codes") String other) {
        assertThat(Codes.canonical(code))
                .hasValue(code.toUpperCase(Locale.ROOT))
                .isEqualTo(Codes.canonical(code.toLowerCase(Locale.ROOT)));
        assertThat(Codes.canonical(code).equals(Codes.canonical(other))).isEqualTo(code.equalsIgnoreCase(other));
    }

    @Property
    void canonicalCodeIsTakenAndStaysAsItIs(@ForAll("codes") String code) {
        var canonical = Codes.canonical(code).orElseThrow();

        assertThat(canonical).matches("[A-Z][A-Z0-9_]{0,63}");
        assertThat(Codes.canonical(canonical)).hasValue(canonical);
    }

    @Property
    void noOtherTextIsACode(@ForAll String text) {
        assertThat(Codes.canonical(text).isPresent()).isEqualTo(text.matches("[A-Za-z][A-Za-z0-9_]{0,63}"));
    }

    @Example
    void lettersThatBecomeOthersInUpperCaseAreNoneOfACode() {
        for (var text : new String[] {"", "_A", "1A", "A-B", "A B", "A\n", "ı", "İ", "ß", "ſ", "Ä", "A".repeat(65)}) {
            assertThat(Codes.canonical(text)).as(text).isEmpty();
        }
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars('_')
                .ofMaxLength(63)
                .flatMap(rest ->
                        Arbitraries.chars().range('a', 'z').range('A', 'Z').map(first -> first + rest));
    }
}
