package dev.onramp.democonfig.proposal;

import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.content.PricingLine;
import dev.onramp.democonfig.content.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a price adds up, to the last decimal of its currency. A list without lines and a breakdown without parts say as
 * little as absent ones.
 */
final class PriceSums {

    private static final String DISCOUNT = "discount";
    private static final String TAX = "tax";

    private final Pricing pricing;
    private final List<PricingLine> lines;
    private final int decimals;
    private final Findings findings;

    private PriceSums(Pricing pricing, int decimals, Findings findings) {
        this.pricing = pricing;
        this.lines = Objects.requireNonNullElse(pricing.lines(), List.of());
        this.decimals = decimals;
        this.findings = findings;
    }

    /** Adds what is wrong with {@code pricing} to {@code findings}. */
    static void check(Pricing pricing, int decimals, Findings findings) {
        var sums = new PriceSums(pricing, decimals, findings);
        sums.checkScales();
        for (int i = 0; i < sums.lines.size(); i++) {
            sums.checkLine("/pricing/lines/" + i, sums.lines.get(i));
        }
        sums.checkTotal();
        sums.checkBreakdown();
        if (pricing.totals() != null) {
            sums.checkTotals(pricing.totals());
        }
        PriceRanges.check(pricing, decimals, findings);
    }

    private void checkScales() {
        checkScale("/pricing/total", pricing.total());
        breakdown().forEach((name, amount) -> checkScale(pointer(name), amount));
        var totals = pricing.totals();
        if (totals != null) {
            checkScale("/pricing/totals/subtotal", totals.subtotal());
            checkScale("/pricing/totals/discount", totals.discount());
            checkScale("/pricing/totals/net", totals.net());
            checkScale("/pricing/totals/tax", totals.tax());
            checkScale("/pricing/totals/total_min", totals.totalMin());
            checkScale("/pricing/totals/total_max", totals.totalMax());
            checkScale("/pricing/totals/recurring_per_year", totals.recurringPerYear());
            checkScale("/pricing/totals/first_year_min", totals.firstYearMin());
            checkScale("/pricing/totals/first_year_max", totals.firstYearMax());
        }
    }

    private void checkScale(String pointer, @Nullable BigDecimal amount) {
        if (amount != null && amount.stripTrailingZeros().scale() > decimals) {
            findings.add(pointer, "must have no more decimals than its currency: " + decimals);
        }
    }

    private void checkLine(String pointer, PricingLine line) {
        checkScale(pointer + "/amount", line.amount());
        checkScale(pointer + "/discount", line.discount());
        checkScale(pointer + "/tax", line.tax());
        checkScale(pointer + "/total", line.total());
        checkScale(pointer + "/total_min", line.totalMin());
        checkScale(pointer + "/total_max", line.totalMax());
        findings.requireEqual(
                pointer + "/amount",
                line.amount(),
                line.quantity().multiply(line.unitPrice()).setScale(decimals, RoundingMode.HALF_UP),
                "must be quantity times unit_price, rounded half up");
        findings.requireEqual(
                pointer + "/total",
                line.total(),
                line.amount().subtract(zero(line.discount())).add(zero(line.tax())),
                "must be amount less discount plus tax");
        checkSign(pointer + "/discount", line.discount(), line.amount());
        checkSign(pointer + "/tax", line.tax(), line.amount());
        if (zero(line.discount()).abs().compareTo(line.amount().abs()) > 0) {
            findings.add(pointer + "/discount", "must not be more than amount");
        }
        findings.requireOrder(
                pointer + "/quantity_min", line.quantityMin(), line.quantity(), "must not be more than quantity");
        findings.requireOrder(
                pointer + "/quantity_max", line.quantity(), line.quantityMax(), "must not be less than quantity");
    }

    /** A credit has its shares too: they are credits as it is. */
    private void checkSign(String pointer, @Nullable BigDecimal share, BigDecimal amount) {
        if (share != null && share.signum() * amount.signum() < 0) {
            findings.add(pointer, "must have the sign of amount");
        }
    }

    private void checkTotal() {
        if (!lines.isEmpty()) {
            findings.requireEqual(
                    "/pricing/total",
                    pricing.total(),
                    sum(PricingLine::total),
                    "must be the sum of the totals of the lines");
        }
        if (!breakdown().isEmpty()) {
            findings.requireEqual(
                    "/pricing/total",
                    pricing.total(),
                    breakdown().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                    "must be the sum of the breakdown");
        }
    }

    private void checkBreakdown() {
        if (lines.isEmpty() || breakdown().isEmpty()) {
            return;
        }
        var right = new LinkedHashMap<String, BigDecimal>();
        lines.forEach(line -> right.merge(line.category(), line.amount(), BigDecimal::add));
        right.merge(DISCOUNT, sum(line -> zero(line.discount())).negate(), BigDecimal::add);
        right.merge(TAX, sum(line -> zero(line.tax())), BigDecimal::add);
        right.forEach((name, amount) -> {
            var given = breakdown().getOrDefault(name, BigDecimal.ZERO);
            findings.requireEqual(pointer(name), given, amount, "must be what the lines come to");
        });
        breakdown().forEach((name, amount) -> {
            if (!right.containsKey(name)) {
                findings.add(pointer(name), "must be the category of a line");
            }
        });
    }

    private void checkTotals(Totals totals) {
        if (!lines.isEmpty()) {
            var path = "/pricing/totals/";
            findings.requireEqual(
                    path + "subtotal", totals.subtotal(), sum(PricingLine::amount), "must be the sum of the amounts");
            findings.requireEqual(
                    path + DISCOUNT,
                    totals.discount(),
                    sum(line -> zero(line.discount())),
                    "must be the sum of the discounts");
            findings.requireEqual(
                    path + TAX, totals.tax(), sum(line -> zero(line.tax())), "must be the sum of the taxes");
        }
        // A discount or tax that nobody names is that of the lines, which is none where there are no lines.
        var discount = Objects.requireNonNullElseGet(totals.discount(), () -> sum(line -> zero(line.discount())));
        var tax = Objects.requireNonNullElseGet(totals.tax(), () -> sum(line -> zero(line.tax())));
        var subtotal = totals.subtotal();
        if (subtotal != null) {
            findings.requireEqual(
                    "/pricing/totals/net", totals.net(), subtotal.subtract(discount), "must be subtotal less discount");
        }
        var net = totals.net() == null && subtotal != null ? subtotal.subtract(discount) : totals.net();
        if (net != null) {
            findings.requireEqual("/pricing/total", pricing.total(), net.add(tax), "must be net plus tax");
        }
    }

    private Map<String, BigDecimal> breakdown() {
        return Objects.requireNonNullElse(pricing.breakdown(), Map.of());
    }

    private BigDecimal sum(Function<PricingLine, BigDecimal> part) {
        return lines.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal zero(@Nullable BigDecimal amount) {
        return Objects.requireNonNullElse(amount, BigDecimal.ZERO);
    }

    private static String pointer(String category) {
        return "/pricing/breakdown/" + category.replace("~", "~0").replace("/", "~1");
    }
}
