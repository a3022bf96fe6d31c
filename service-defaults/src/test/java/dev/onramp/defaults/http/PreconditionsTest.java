package dev.onramp.defaults.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.onramp.defaults.Refusal;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

    private static final ETag CURRENT = new ETag("\"k-1\"");

    @Test
    void writeWithoutConditionsGoesOn() {
        assertThatCode(() -> new Preconditions().requireMatch(CURRENT)).doesNotThrowAnyException();
        assertThatCode(() -> new Preconditions().requireMatch(null)).doesNotThrowAnyException();
        assertThatCode(() -> ifMatch().requireMatch(CURRENT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"k-1\"",
                " \"k-1\" ",
                "\"other\", \"k-1\"",
                "\"k-1\",\"other\"",
                "W/\"k-1\", \"k-1\"",
                "\"\", \"k-1\"",
                "\"a, b\", \"k-1\"",
                "\"W/\", \"k-1\"",
                "\"a\"\t,\t\"k-1\"",
                "*",
                " * "
            })
    void writeOfTheVersionThatWasNamedGoesOn(String header) {
        assertThatCode(() -> ifMatch(header).requireMatch(CURRENT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"k-2\"",
                "\"K-1\"",
                "\"k-1 \"",
                "\"\"",
                "\"*\"",
                "W/\"k-1\"",
                "W/\"k-1\", \"k-2\"",
                "\"a\", \"b\", \"c\"",
                "\"x, \\k-1\\\"",
                "\"k-1,k-1\""
            })
    void writeOfAnotherVersionIsRefused(String header) {
        assertThat(Refusal.of(() -> ifMatch(header).requireMatch(CURRENT)).status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"k-1\"", "W/\"k-1\""})
    void whatDoesNotExistMatchesNothing(String header) {
        assertThat(Refusal.of(() -> ifMatch(header).requireMatch(null)).status())
                .isEqualTo(412);
    }

    @Test
    void severalLinesAreOneList() {
        assertThatCode(() -> ifMatch("\"other\"", "\"k-1\"").requireMatch(CURRENT))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"k-1\",", ",\"k-1\"", "\"other\", , \"k-1\"", ",, \"k-1\" ,,"})
    void emptyElementsOfAListArePassedOver(String header) {
        assertThatCode(() -> ifMatch(header).requireMatch(CURRENT)).doesNotThrowAnyException();
    }

    @Test
    void emptyLinesArePassedOver() {
        assertThatCode(() -> ifMatch("", "\"k-1\"").requireMatch(CURRENT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                " , ,",
                "k-1",
                "'k-1'",
                "\"k-1",
                "k-1\"",
                "\"",
                "\"\"\"",
                "\"a\" \"b\"",
                "\"a\";\"b\"",
                "w/\"k-1\"",
                "W/ \"k-1\"",
                "W/k-1",
                "W/",
                "*, \"k-1\"",
                "\"k-1\", *",
                "**",
                "* *",
                "W/*"
            })
    void malformedHeaderIsNamed(String header) {
        // When
        var refusal = Refusal.of(() -> ifMatch(header).requireMatch(CURRENT));

        // Then
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.fields()).containsExactly("If-Match");
    }

    @Test
    void malformedHeaderOfAReadIsNamed() {
        assertThat(Refusal.of(() -> ifNoneMatch("k-1").isKnown(CURRENT)).fields())
                .containsExactly("If-None-Match");
    }

    @Test
    void endlessListIsRefused() {
        // Given
        var header = "\"a\",".repeat(100_000) + "\"k-1\"";

        // Then
        assertThat(Refusal.of(() -> ifMatch(header).requireMatch(CURRENT)).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"k-1\"", "W/\"k-1\"", "\"other\", W/\"k-1\"", "*"})
    void readerHasTheCurrentVersionWhateverItsStrength(String header) {
        assertThat(ifNoneMatch(header).isKnown(CURRENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"k-0\"", "W/\"k-0\"", "\"\""})
    void readerOfAnotherVersionGetsTheCurrentOne(String header) {
        assertThat(ifNoneMatch(header).isKnown(CURRENT)).isFalse();
    }

    @Test
    void readerWithoutAVersionGetsTheCurrentOne() {
        assertThat(new Preconditions().isKnown(CURRENT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"k-1\"", "W/\"k-1\""})
    void writeThatMustNotFindItIsRefused(String header) {
        assertThat(Refusal.of(() -> ifNoneMatch(header).requireMatch(CURRENT)).status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"k-1\""})
    void writeThatMustNotFindItMakesIt(String header) {
        assertThatCode(() -> ifNoneMatch(header).requireMatch(null)).doesNotThrowAnyException();
    }

    @Test
    void bothConditionsMustHold() {
        // Given
        var both = ifMatch("\"k-1\"");
        both.ifNoneMatch = List.of("*");

        // Then
        assertThat(Refusal.of(() -> both.requireMatch(CURRENT)).status()).isEqualTo(412);
    }

    @Property
    void anyHeaderIsUnderstoodOrRefused(@ForAll("headers") List<String> lines) {
        assertThat(status(lines)).isIn(200, 400, 412);
    }

    @Property
    void noListWithoutTheTagLetsAWriteGoOn(@ForAll("headers") List<String> lines) {
        // Given
        var without = lines.stream()
                .map(line -> line.replace("k-1", "k-2").replace("*", "x"))
                .toList();

        // Then
        assertThat(status(without)).isIn(without.isEmpty() ? List.of(200) : List.of(400, 412));
    }

    @Provide
    Arbitrary<List<String>> headers() {
        return Arbitraries.of("\"", "k-1", "\"k-1\"", "W/", ",", " ", "*", "a", "ü", "\t", "\\")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(3);
    }

    private static int status(List<String> ifMatch) {
        try {
            ifMatch(ifMatch.toArray(String[]::new)).requireMatch(CURRENT);
            return 200;
        } catch (HttpProblem problem) {
            return problem.getStatusCode();
        }
    }

    private static Preconditions ifMatch(String... lines) {
        var preconditions = new Preconditions();
        preconditions.ifMatch = Arrays.asList(lines);
        return preconditions;
    }

    private static Preconditions ifNoneMatch(String... lines) {
        var preconditions = new Preconditions();
        preconditions.ifNoneMatch = Arrays.asList(lines);
        return preconditions;
    }
}
