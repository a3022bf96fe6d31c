package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Gives amounts of money in stored documents the decimals of their currency; none of them changes its value. */
final class Scales {

    private static final List<String> OF_LINES =
            List.of("amount", "discount", "tax", "total", "total_min", "total_max");

    private Scales() {}

    /** @param pricing the part of a stored document; what is no number in it stays as it is */
    static void apply(ObjectNode pricing, int decimals) {
        apply(pricing, List.of("total"), decimals);
        applyToAll(pricing.path("breakdown"), decimals);
        applyToAll(pricing.path("totals"), decimals);
        for (var line : pricing.path("lines")) {
            if (line instanceof ObjectNode fields) {
                apply(fields, OF_LINES, decimals);
                apply(fields, List.of("unit_price"), Math.max(decimals, scale(fields.path("unit_price"))));
            }
        }
    }

    private static void applyToAll(JsonNode amounts, int decimals) {
        if (amounts instanceof ObjectNode fields) {
            var names =
                    fields.properties().stream().map(member -> member.getKey()).toList();
            apply(fields, names, decimals);
        }
    }

    private static void apply(ObjectNode fields, List<String> names, int decimals) {
        for (var name : names) {
            var amount = fields.path(name);
            if (amount.isNumber() && scale(amount) <= decimals) {
                fields.set(name, scaled(amount.decimalValue(), decimals));
            }
        }
    }

    /** Not by the factory of a node, which may drop zeroes. */
    private static DecimalNode scaled(BigDecimal amount, int decimals) {
        return DecimalNode.valueOf(amount.setScale(decimals, RoundingMode.UNNECESSARY));
    }

    private static int scale(JsonNode amount) {
        return amount.isNumber() ? amount.decimalValue().stripTrailingZeros().scale() : 0;
    }
}
