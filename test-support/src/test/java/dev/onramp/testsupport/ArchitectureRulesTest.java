package dev.onramp.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attacks every rule with classes that break it. */
class ArchitectureRulesTest {

    private static final String SAMPLES = "dev.onramp.testsupport.sample.";
    private static final Map<String, List<EvaluationResult>> BROKEN = new ConcurrentHashMap<>();

    @Test
    void featureAsItShouldBeBreaksNoRule() {
        assertThat(broken("good")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "parallel, a session must never run two operations at once",
        "waiting, waiting blocks the event loop",
        "skipping, rules and transactions live in services",
        "leaking, a column rename must not change the API",
        "hidden, JAX-RS silently ignores other methods",
        "unbounded, every list has a limit",
        "injecting, an object is complete when it exists",
        "opening, Transactions opens them",
        "answering, otherwise the caller's Accept decides",
        "unmarked, null is a type here",
        "marked, null is a type here",
        "cycle, should be free of cycles",
        "pair, should be free of cycles"
    })
    void featureBreaksTheRuleItIsMadeFor(String feature, String rule) {
        assertThat(broken(feature))
                .singleElement()
                .satisfies(result ->
                        assertThat(result.getFailureReport().toString()).contains(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "parallel, Combining",
        "parallel, Joining",
        "parallel, JoiningInALambda",
        "waiting, Awaiting",
        "waiting, AwaitingByReference",
        "skipping, FieldResource",
        "skipping, ProviderResource",
        "skipping, CallingResource",
        "leaking, ReturningResource",
        "leaking, TakingResource",
        "leaking, WrappingResource",
        "leaking, ArrayResource",
        "leaking, BoundResource",
        "hidden, GetResource",
        "hidden, PostResource",
        "hidden, PutResource",
        "hidden, PatchResource",
        "hidden, DeleteResource",
        "unbounded, GenericService",
        "injecting, ThingService",
        "opening, MethodService",
        "opening, ClassService",
        "unmarked, Forgotten",
        "unmarked, Forgotten$Inner",
        "marked, below.Forgotten",
        "cycle, one.One",
        "pair, left.Left"
    })
    void badClassIsNamed(String feature, String type) {
        assertNamed(feature, type);
    }

    @ParameterizedTest
    @CsvSource({
        "parallel, Merging",
        "parallel, MergingStreams",
        "parallel, Flattening",
        "skipping, NestingResource",
        "skipping, ThingApi",
        "leaking, PlainNameResource",
        "leaking, ThingApi",
        "hidden, HeadResource",
        "hidden, OptionsResource",
        "hidden, SearchResource",
        "unbounded, OwnRepository",
        "unbounded, ListingService",
        "unbounded, FindingService",
        "unbounded, ReferringService",
        "unbounded, ActiveRecordService",
        "opening, DirectService",
        "opening, SessionService",
        "opening, JakartaService"
    })
    void badClassThatHidesIsNamed(String feature, String type) {
        assertNamed(feature, type);
    }

    @Test
    void packageThatIsMarkedIsNotNamed() {
        assertThat(broken("marked"))
                .flatMap(result -> result.getFailureReport().getDetails())
                .noneMatch(detail -> detail.contains("Fine"));
    }

    @Test
    void brokenRuleFailsTheCheck() {
        assertThatThrownBy(() -> ArchitectureRules.check(classes("waiting"), SAMPLES + "waiting"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("waiting blocks the event loop");
    }

    @Test
    void packageWithoutClassesFailsTheCheck() {
        assertThatThrownBy(() -> ArchitectureRules.check("dev.onramp.nowhere"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.onramp.nowhere");
    }

    @Test
    void classesOfTestsAreNotChecked() {
        assertThat(ArchitectureRules.class.getPackageName()).isEqualTo("dev.onramp.testsupport");
        ArchitectureRules.check("dev.onramp.testsupport");
    }

    private static void assertNamed(String feature, String type) {
        assertThat(broken(feature))
                .flatMap(result -> result.getFailureReport().getDetails())
                .anyMatch(detail ->
                        detail.matches("(?s).*\\.sample\\." + feature + "\\." + type.replace("$", "\\$") + "\\b.*"));
    }

    /** The rules that a feature breaks. Reading classes is slow, so each feature is read once. */
    private static List<EvaluationResult> broken(String feature) {
        return BROKEN.computeIfAbsent(feature, ArchitectureRulesTest::evaluate);
    }

    private static List<EvaluationResult> evaluate(String feature) {
        var classes = classes(feature);
        return ArchitectureRules.rules(SAMPLES + feature).stream()
                .map(rule -> rule.allowEmptyShould(true).evaluate(classes))
                .filter(EvaluationResult::hasViolation)
                .toList();
    }

    private static JavaClasses classes(String feature) {
        return new ClassFileImporter().importPackages(SAMPLES + feature);
    }
}
