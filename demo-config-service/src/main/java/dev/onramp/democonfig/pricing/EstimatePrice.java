package dev.onramp.democonfig.pricing;

import dev.onramp.democonfig.content.Plurals;
import dev.onramp.democonfig.ratecard.EstimateCard;
import java.math.BigDecimal;
import java.util.List;

/** What the integration of object models takes and costs by an estimating card. */
public final class EstimatePrice {

    private EstimatePrice() {}

    /** How many hours the object models take. */
    public static BigDecimal hours(EstimateCard card, IntegrationMethod method, int objects) {
        return hoursPerObject(card, method).multiply(BigDecimal.valueOf(objects));
    }

    /** The one item of the price. */
    public static List<Item> items(String code, EstimateCard card, IntegrationMethod method, List<String> objects) {
        var perObject = hoursPerObject(card, method);
        return List.of(Item.fixed(
                "integration",
                Names.of("Integration (" + method + ")", objects),
                hours(card, method, objects.size()),
                "hour",
                card.hourlyRate(),
                "%s: %d %s of %s %s (%s)"
                        .formatted(
                                code,
                                objects.size(),
                                Plurals.of("object model", BigDecimal.valueOf(objects.size())),
                                perObject.toPlainString(),
                                Plurals.of("hour", perObject),
                                method)));
    }

    private static BigDecimal hoursPerObject(EstimateCard card, IntegrationMethod method) {
        return method == IntegrationMethod.batch ? card.batchHours() : card.realtimeHours();
    }
}
