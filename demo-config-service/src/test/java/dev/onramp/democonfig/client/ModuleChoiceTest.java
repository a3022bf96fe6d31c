package dev.onramp.democonfig.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.democonfig.catalog.License;
import dev.onramp.democonfig.catalog.LicenseType;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ModuleChoiceTest {

    private static final Set<String> MODULES = Set.of("A", "B", "C", "D", "E", "F");

    @Property
    void whatIsLostIsWhatWasOnAndIsNotAllowedAfterwards(
            @ForAll("choices") ModuleChoice choice,
            @ForAll("licenses") License one,
            @ForAll("licenses") License other) {
        var lost = choice.lost(one, other);

        var expected = new HashSet<>(choice.under(one));
        expected.removeAll(other.allowedModules());
        assertThat(lost).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(choice.lost(one, one)).isEmpty();
    }

    @Property
    void nothingIsOffAfterAChangeThatTheOtherLicenseAllows(
            @ForAll("choices") ModuleChoice choice,
            @ForAll("licenses") License one,
            @ForAll("licenses") License other) {
        var switched = choice.switched(one, other);

        var expected = new HashSet<>(choice.under(one));
        expected.addAll(choice.under(other));
        expected.retainAll(other.allowedModules());
        expected.addAll(other.includedModules());
        assertThat(switched.under(other)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(choice.lost(one, other)).noneMatch(switched.codes()::contains);
        assertThat(choice.switched(one, one)).isEqualTo(choice);
    }

    @Property
    void nothingIsOnThatTheLicenseDoesNotAllow(
            @ForAll("choices") ModuleChoice choice, @ForAll("licenses") License license) {
        assertThat(license.allowedModules()).containsAll(choice.under(license));
        assertThat(choice.under(license)).containsAll(license.includedModules());
    }

    @Property
    void choiceWithoutViolationsIsOnAsAWhole(
            @ForAll("choices") ModuleChoice choice, @ForAll("licenses") License license) {
        var violations = choice.violations(MODULES, license, List.of());

        assertThat(violations.isEmpty())
                .isEqualTo(!choice.hasUnknown(MODULES) && choice.under(license).containsAll(choice.codes()));
        assertThat(violations).allSatisfy(violation -> {
            var place = Integer.parseInt(violation.field().replace("/modules/", ""));
            assertThat(license.allows(choice.texts().get(place).toUpperCase(Locale.ROOT)))
                    .isFalse();
        });
    }

    @Example
    void oddTextsSwitchNothingOnAndStay() {
        var choice = new ModuleChoice(List.of("a", "odd one", "", "ı"));

        assertThat(choice.codes()).containsExactly("A");
        assertThat(choice.without(List.of("A")).texts()).containsExactly("odd one", "", "ı");
        assertThat(choice.hasUnknown(MODULES)).isTrue();
    }

    @Provide
    Arbitrary<ModuleChoice> choices() {
        return Arbitraries.of("A", "b", "C", "d", "X", "odd one")
                .set()
                .ofMaxSize(6)
                .map(texts -> new ModuleChoice(List.copyOf(texts)));
    }

    @Provide
    Arbitrary<License> licenses() {
        var codes = Arbitraries.of(MODULES).set().ofMaxSize(4);
        return Combinators.combine(codes, codes)
                .as((included, allowed) -> new License(
                        LicenseType.basic,
                        List.copyOf(included),
                        List.copyOf(new LinkedHashSet<>(Stream.concat(included.stream(), allowed.stream())
                                .toList())),
                        null,
                        null,
                        null,
                        JsonNodeFactory.instance.objectNode()));
    }
}
