package dev.onramp.democonfig.ratecard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.problem.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** What a card must be beyond its form: its parts fit each other and its currency. */
final class CardChecks {

    private static final Set<String> MONEY = Set.of("price", "rate", "cost");

    private final List<Violation> violations = new ArrayList<>();

    private CardChecks() {}

    /** What is wrong with {@code card}, which has its form; empty if nothing is. */
    static List<Violation> of(Card card) {
        var checks = new CardChecks();
        if (card instanceof EstimateCard estimate) {
            checks.check(estimate);
        } else if (card instanceof FullCard full) {
            checks.check(full);
        }
        return checks.violations;
    }

    /**
     * Writes all prices in {@code card} with {@code decimals}, or with those that they have where they are finer: only
     * amounts are rounded. Returns hours that are too fine.
     */
    static List<Violation> scale(ObjectNode card, int decimals) {
        var checks = new CardChecks();
        checks.scale(card, "/card", decimals);
        return checks.violations;
    }

    private void check(EstimateCard card) {
        long open =
                card.phases().stream().filter(phase -> phase.weeks() == null).count();
        require(open == 1, "/card/phases", "must have exactly one phase without weeks, which gets what is left");
        require(
                card.minWeeks() > card.fixedWeeks(),
                "/card/min_weeks",
                "must be more than the weeks of the phases that have their own");
    }

    private void check(FullCard card) {
        checkLicences(card.licences());
        checkRoles(card);
        checkPhases(card.phases());
        require(
                card.environment().hours().isSound(),
                "/card/environment/hours",
                "must be min <= expected <= max, in hundredths of hours");
    }

    private void checkLicences(List<FullCard.Licence> licences) {
        var terms = new HashSet<Integer>();
        for (int i = 0; i < licences.size(); i++) {
            require(
                    terms.add(licences.get(i).termYears()),
                    "/card/licences/" + i + "/term_years",
                    "must not be in the list twice");
        }
    }

    private void checkRoles(FullCard card) {
        var names = new HashSet<String>();
        for (int i = 0; i < card.roles().size(); i++) {
            require(
                    names.add(card.roles().get(i).name().toLowerCase(Locale.ROOT)),
                    "/card/roles/" + i + "/name",
                    "must not be in the list twice, not even in another case");
        }
        var integration = card.integration();
        requireRole(
                card,
                "integration/batch_conformed",
                integration.batchConformed().role());
        requireRole(
                card,
                "integration/batch_non_conformed",
                integration.batchNonConformed().role());
        requireRole(card, "integration/multi_source", integration.multiSource().role());
        requireRole(
                card,
                "integration/entity_resolution",
                integration.entityResolution().role());
        requireRole(
                card,
                "integration/architected_api",
                integration.architectedApi().role());
        requireRole(
                card,
                "integration/non_architected",
                integration.nonArchitected().role());
        requireRole(card, "kpis/out_of_the_box", card.kpis().outOfTheBox().role());
        requireRole(card, "kpis/custom_basic", card.kpis().customBasic().role());
        requireRole(card, "kpis/rbac", card.kpis().rbac().role());
        requireRole(card, "kpis/dynamic_rbac", card.kpis().dynamicRbac().role());
        requireRole(card, "environment", card.environment().role());
    }

    private void requireRole(FullCard card, String part, String role) {
        require(card.role(role).isPresent(), "/card/" + part + "/role", "must be one of the roles of the card");
    }

    private void checkPhases(List<FullCard.Part> phases) {
        int from = 1;
        var works = new HashSet<FullCard.Work>();
        for (int i = 0; i < phases.size(); i++) {
            var phase = phases.get(i);
            var pointer = "/card/phases/" + i;
            require(phase.fromWeek() >= from, pointer + "/from_week", "must not be before that of the phase before");
            require(phase.toWeek() >= phase.fromWeek(), pointer + "/to_week", "must not be before from_week");
            require(
                    phase.work() == null || works.add(phase.work()),
                    pointer + "/work",
                    "must not be that of another phase");
            from = phase.fromWeek();
        }
        require(
                works.size() == FullCard.Work.values().length,
                "/card/phases",
                "must have a phase for each of environment, integration and kpi");
    }

    private void scale(JsonNode node, String pointer, int decimals) {
        if (node instanceof ObjectNode object) {
            for (var field : List.copyOf(object.properties())) {
                var place = pointer + "/" + field.getKey();
                if (isMoney(field.getKey()) && field.getValue().isNumber()) {
                    object.put(field.getKey(), scaled(field.getValue().decimalValue(), decimals));
                } else if (field.getKey().endsWith("hours") && field.getValue().isNumber()) {
                    require(
                            field.getValue().decimalValue().stripTrailingZeros().scale() <= HoursRange.DECIMALS,
                            place,
                            "must not be finer than hundredths of hours");
                } else {
                    scale(field.getValue(), place, decimals);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                scale(Objects.requireNonNull(array.get(i)), pointer + "/" + i, decimals);
            }
        }
    }

    private static BigDecimal scaled(BigDecimal price, int decimals) {
        return price.setScale(Math.max(decimals, price.stripTrailingZeros().scale()));
    }

    /** The names of all fields with money, and of no others, end so. */
    private static boolean isMoney(String field) {
        return MONEY.contains(field.substring(field.lastIndexOf('_') + 1));
    }

    private void require(boolean right, String pointer, String message) {
        if (!right) {
            violations.add(Violation.body(pointer, message));
        }
    }
}
