package dev.onramp.democonfig.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.democonfig.catalog.CatalogueKpi;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomKpisTest {

    private static final Map<String, CatalogueKpi> CATALOGUE = Map.of(
            "OTIF",
                    new CatalogueKpi(
                            "OTIF", "On time in full", "%", List.of("SALES_ORDER", "DELIVERY"), List.of("SCM")),
            "CHURN", new CatalogueKpi("CHURN", "Churn", "%", List.of("CUSTOMER"), List.of("SALES")));

    // ---- what KPIs need

    @Test
    void customKpiNeedsWhatItsPartsNeed() {
        // Given
        var all = kpis(kpi("a", "formula", "B + 1"), kpi("B", "formula", "otif * 2", "source_kpi", "churn"));

        // When
        var definition = all.define("A", CATALOGUE);

        // Then
        assertThat(definition)
                .isEqualTo(new KpiDefinition(
                        "A", "A", "", true, List.of("SALES_ORDER", "DELIVERY", "CUSTOMER"), List.of("SCM", "SALES")));
    }

    @Test
    void customKpiHidesTheOneOfTheCatalogue() {
        // Given
        var hiding = kpis(kpi("OTIF", "name", "Ours", "unit", "days", "formula", "CHURN"));
        var adapting = kpis(kpi("OTIF", "source_kpi", "OTIF"));

        // When
        var ours = hiding.define("OTIF", CATALOGUE);
        var adapted = adapting.define("OTIF", CATALOGUE);

        // Then
        assertThat(ours)
                .isEqualTo(new KpiDefinition("OTIF", "Ours", "days", true, List.of("CUSTOMER"), List.of("SALES")));
        assertThat(adapted)
                .isEqualTo(new KpiDefinition(
                        "OTIF", "OTIF", "", true, List.of("SALES_ORDER", "DELIVERY"), List.of("SCM")));
    }

    @Test
    void adoptedShapeIsRead() {
        // Given
        var all = kpis(
                kpi(null, "kpi_code", "OTIF_CUSTOM", "source_kpi_code", "OTIF", "formula", "AVG(otif)"),
                kpi(null, "weights", "1"),
                kpi("bad", "formula", "1 +", "required_objects", "none"));

        // When
        var codes = all.codes();

        // Then
        assertThat(codes).containsExactly("OTIF_CUSTOM", "BAD");
        assertThat(all.closure(List.of("OTIF_CUSTOM"))).containsExactly("OTIF_CUSTOM", "OTIF");
        assertThat(all.basis("BAD")).isEmpty();
    }

    // ---- cycles

    @Test
    void cyclesOfAnyLengthAreFound() {
        assertThat(kpis(kpi("A", "formula", "a + 1")).cycle("A")).containsExactly("A", "A");
        assertThat(kpis(kpi("A", "source_kpi", "A")).cycle("A")).isEmpty();
        assertThat(kpis(kpi("A", "formula", "B"), kpi("B", "source_kpi", "a")).cycle("A"))
                .containsExactly("A", "B", "A");
        assertThat(chain(199, "C0").cycle("C0")).hasSize(200);
        assertThat(chain(199, "OTIF").cycle("C0")).isEmpty();
    }

    @Test
    void cycleAmongOthersIsNotOurs() {
        // Given
        var all = kpis(kpi("A", "formula", "B"), kpi("B", "formula", "C"), kpi("C", "formula", "B"));

        // When
        var cycle = all.cycle("A");

        // Then
        assertThat(cycle).isEmpty();
        assertThat(all.closure(List.of("A"))).containsExactlyInAnyOrder("A", "B", "C");
    }

    // ---- checks

    @Test
    void soundKpiIsValid() {
        // When
        var verdict = check(kpis(kpi("B", "formula", "1"), kpi("A", "formula", "OTIF / B")), "A");

        // Then
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.references())
                .containsExactly(
                        new KpiReference(KpiReference.Kind.catalogue_kpi, "OTIF", 0),
                        new KpiReference(KpiReference.Kind.custom_kpi, "B", 7));
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        // Given
        var kpi = kpi("SUM", "formula", "1 +\n  NOPE * OTIF + nada", "source_kpi", "none");
        kpi.putArray("required_objects").add("CUSTOMER").add("ghost").add("customer");

        // When
        var errors = check(kpis(kpi), "SUM").errors();

        // Then
        assertThat(errors)
                .extracting(KpiViolation::field, KpiViolation::position, KpiViolation::line, KpiViolation::column)
                .containsExactly(
                        tuple("/code", null, null, null),
                        tuple("/formula", 6, 2, 3),
                        tuple("/formula", 20, 2, 17),
                        tuple("/source_kpi", null, null, null),
                        tuple("/required_objects/1", null, null, null),
                        tuple("/required_objects/2", null, null, null));
        assertThat(errors.get(1).message()).startsWith("NOPE is neither");
    }

    @Test
    void cycleIsToldWhereItBegins() {
        // When
        var errors = check(kpis(kpi("A", "formula", "1 + B"), kpi("B", "formula", "A")), "A")
                .errors();

        // Then
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).position()).isEqualTo(4);
        assertThat(errors.get(0).message()).contains("A → B → A");
    }

    @Test
    void kpiIsNotMadeFromTooMany() {
        assertThat(check(chain(100, "OTIF"), "C0").errors()).isEmpty();
        assertThat(check(chain(101, "OTIF"), "C0").errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("more than 100 KPIs"));
    }

    @Test
    void sourceMakesUpForAFormula() {
        assertThat(check(kpis(kpi("A", "source_kpi", "OTIF")), "A").isValid()).isTrue();
        assertThat(check(kpis(kpi("OTIF", "source_kpi", "OTIF")), "OTIF").isValid())
                .isTrue();
        assertThat(check(kpis(kpi("A", "source_kpi", "A")), "A").isValid()).isFalse();
        assertThat(check(kpis(kpi("A")), "A").errors())
                .extracting(KpiViolation::field)
                .containsExactly("/formula");
    }

    // ---- evaluation

    @Test
    void customKpisAreComputedAlongTheWayUnlessGiven() {
        // Given
        var all = kpis(kpi("A", "formula", "B * 2 + C"), kpi("B", "formula", "OTIF + 1"), kpi("C", "source_kpi", "B"));

        // When
        var computed = Evaluation.of(all, "A", given("OTIF", "0.1"));
        var given = Evaluation.of(all, "A", given("B", "10"));

        // Then
        assertThat(computed).isEqualTo(new BigDecimal("3.3"));
        assertThat(given).isEqualTo(new BigDecimal("3E+1"));
    }

    @Test
    void everyMissingValueIsNamed() {
        // Given
        var all = kpis(kpi("A", "formula", "B + CHURN + SUM([x.y])"), kpi("B", "formula", "OTIF + IF(1 = 1, 1, WIN)"));

        // When
        var problem = catchThrowableOfType(HttpProblem.class, () -> Evaluation.of(all, "A", Map.of()));

        // Then
        assertThat(problem.getType()).hasToString("missing-values");
        assertThat(problem.getParameters().get("violations"))
                .asInstanceOf(list(KpiViolation.class))
                .extracting(KpiViolation::field)
                .containsExactly("/values/OTIF", "/values/WIN", "/values/CHURN", "/values/X.Y");
    }

    @Test
    void problemNamesTheKpiInWhichItArose() {
        // Given
        var all = kpis(kpi("A", "formula", "B + 1"), kpi("B", "formula", "1 / OTIF"));

        // When
        var problem = catchThrowableOfType(HttpProblem.class, () -> Evaluation.of(all, "A", given("OTIF", "0")));

        // Then
        assertThat(problem.getType()).hasToString("no-value");
        assertThat(problem.getDetail()).contains("in B, line 1, column 3: division by zero");
        assertThat(problem.getParameters()).containsEntry("kpi", "B").containsEntry("position", 2);
    }

    @Test
    void whatCameBySqlIsNoTrap() {
        // Given
        var all = kpis(
                kpi("A", "formula", "B"),
                kpi("B", "formula", "A"),
                kpi("C", "formula", "1 +"),
                kpi("D", "formula", "C"),
                kpi("E", "source_kpi", "E"));

        // When
        var cycle = catchThrowableOfType(HttpProblem.class, () -> Evaluation.of(all, "A", Map.of()));
        var broken = catchThrowableOfType(HttpProblem.class, () -> Evaluation.of(all, "C", Map.of()));

        // Then
        assertThat(cycle.getType()).hasToString("invalid-formula");
        assertThat(broken.getType()).hasToString("invalid-formula");
        assertThat(Evaluation.of(all, "D", given("C", "5"))).isEqualTo(new BigDecimal("5"));
        assertThat(Evaluation.of(all, "E", given("E", "5"))).isEqualTo(new BigDecimal("5"));
    }

    private static Verdict check(CustomKpis all, String code) {
        return KpiCheck.of(all, code, new KpiCheck.Facts(CATALOGUE, Map.of("CUSTOMER", "CUSTOMER"), Map.of()));
    }

    private static Map<String, List<BigDecimal>> given(String name, String value) {
        return Map.of(name, List.of(new BigDecimal(value)));
    }

    /** C0 is made from C1 and so on; the last one, of {@code length} in all, from {@code last}. */
    private static CustomKpis chain(int length, String last) {
        var kpis = new ArrayList<ObjectNode>();
        for (int i = 0; i < length; i++) {
            kpis.add(kpi("C" + i, "formula", i == length - 1 ? last : "C" + (i + 1)));
        }
        return CustomKpis.of(kpis);
    }

    private static CustomKpis kpis(ObjectNode... kpis) {
        return CustomKpis.of(List.of(kpis));
    }

    private static ObjectNode kpi(@Nullable String code, String... fields) {
        var kpi = JsonNodeFactory.instance.objectNode();
        if (code != null) {
            kpi.put("code", code);
        }
        for (int i = 0; i < fields.length; i += 2) {
            kpi.put(fields[i], fields[i + 1]);
        }
        return kpi;
    }
}
