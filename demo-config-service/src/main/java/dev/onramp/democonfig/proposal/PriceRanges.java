package dev.onramp.democonfig.proposal;

import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.content.PricingLine;
import dev.onramp.democonfig.content.Totals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether the least and the most of a price, and its years, follow from its lines. What a discount or a tax would be with
 * other quantities is not said, only what it is: so where there is one, figures have to be what it can come to, with a few
 * smallest units for the rounding of shares; where there is none, they have to be exact.
 */
final class PriceRanges {

    private static final int MAX_YEARS = 20;

    /** Enough for quantities and prices of 19 digits each. */
    private static final MathContext PRECISION = new MathContext(60, RoundingMode.HALF_EVEN);

    private final Pricing pricing;
    private final Totals totals;
    private final List<PricingLine> lines;
    private final int decimals;
    private final Findings findings;

    private PriceRanges(Pricing pricing, int decimals, Findings findings) {
        this.pricing = pricing;
        this.totals = Objects.requireNonNullElseGet(
                pricing.totals(), () -> new Totals(null, null, null, null, null, null, null, null, null));
        this.lines = Objects.requireNonNullElse(pricing.lines(), List.of());
        this.decimals = decimals;
        this.findings = findings;
    }

    /** Adds what is wrong with the ranges of {@code pricing} to {@code findings}. */
    static void check(Pricing pricing, int decimals, Findings findings) {
        var ranges = new PriceRanges(pricing, decimals, findings);
        for (int i = 0; i < ranges.lines.size(); i++) {
            ranges.checkLine("/pricing/lines/" + i, ranges.lines.get(i));
        }
        ranges.checkSigns();
        ranges.checkTotals();
        ranges.checkYears();
    }

    // ---- lines

    private void checkLine(String pointer, PricingLine line) {
        findings.requireOrder(pointer + "/total_min", line.totalMin(), line.total(), "must not be more than total");
        findings.requireOrder(pointer + "/total_max", line.total(), line.totalMax(), "must not be less than total");
        if (line.discount() == null && line.tax() == null) {
            checkExact(pointer + "/total_min", line.totalMin(), least(line), line);
            checkExact(pointer + "/total_max", line.totalMax(), most(line), line);
        } else if (least(line).signum() >= 0) {
            checkNotNegative(pointer + "/total_min", line.totalMin());
            checkNotMore(pointer + "/total_min", line.totalMin(), withTax(line, least(line)));
            checkNotMore(pointer + "/total_max", line.totalMax(), withTax(line, most(line)));
        }
    }

    private void checkExact(String pointer, @Nullable BigDecimal given, BigDecimal right, PricingLine line) {
        if (line.quantityMin() != null || line.quantityMax() != null) {
            findings.requireEqual(pointer, given, right, "must be quantity_min or quantity_max times unit_price");
        }
    }

    private void checkNotMore(String pointer, @Nullable BigDecimal given, BigDecimal most) {
        if (given != null && given.compareTo(most) > 0) {
            findings.add(pointer, "must not be more than its quantity can come to with tax: " + rounded(most));
        }
    }

    /** What {@code amount} of the line can come to at most, if nothing is taken off, at the rate of its tax. */
    private BigDecimal withTax(PricingLine line, BigDecimal amount) {
        var tax = zero(line.tax());
        var net = line.amount().subtract(zero(line.discount()));
        if (line.tax() == null) {
            return amount;
        }
        // Where there is nothing to tax, nobody can tell the rate; none is more than all of it.
        return net.signum() <= 0
                ? amount.add(amount).add(units(2))
                : amount.add(part(tax.add(units(2)), amount, net)).add(units(2));
    }

    // ---- totals

    private void checkSigns() {
        if (hasCredits()) {
            return;
        }
        var path = "/pricing/totals/";
        checkNotNegative(path + "subtotal", totals.subtotal());
        checkNotNegative(path + "discount", totals.discount());
        checkNotNegative(path + "net", totals.net());
        checkNotNegative(path + "tax", totals.tax());
        checkNotNegative(path + "total_min", totals.totalMin());
        checkNotNegative(path + "recurring_per_year", totals.recurringPerYear());
        checkNotNegative(path + "first_year_min", totals.firstYearMin());
    }

    private void checkNotNegative(String pointer, @Nullable BigDecimal amount) {
        if (amount != null && amount.signum() < 0) {
            findings.add(pointer, "must not be less than 0");
        }
    }

    private void checkTotals() {
        var path = "/pricing/totals/";
        findings.requireOrder(path + "total_min", totals.totalMin(), total(), "must not be more than total");
        findings.requireOrder(path + "total_max", total(), totals.totalMax(), "must not be less than total");
        if (lines.isEmpty()) {
            return;
        }
        if (isWithoutShares()) {
            findings.requireEqual(
                    path + "total_min",
                    totals.totalMin(),
                    sum(this::least),
                    "must be what the least quantities come to");
            findings.requireEqual(
                    path + "total_max", totals.totalMax(), sum(this::most), "must be what the most quantities come to");
        } else if (!hasCredits()) {
            checkBounds(path + "total_min", totals.totalMin(), sum(this::least), true);
            checkBounds(path + "total_max", totals.totalMax(), sum(this::most), false);
        }
    }

    /** Without any discount or tax there is none with other quantities either. */
    private boolean isWithoutShares() {
        return lines.stream().allMatch(line -> line.discount() == null && line.tax() == null);
    }

    /**
     * The discount is a part of the subtotal, or an amount: with less to take it from it is not more than it is, but not
     * less than the same part; with more the other way round.
     */
    private void checkBounds(String pointer, @Nullable BigDecimal given, BigDecimal subtotal, boolean isLess) {
        var amounts = sum(PricingLine::amount);
        var discount = sum(PricingLine::discount);
        var net = amounts.subtract(discount);
        if (given == null || net.signum() <= 0) {
            return;
        }
        var part = part(discount, subtotal, amounts);
        var most = subtotal.subtract(isLess ? part : discount).add(slack(subtotal, amounts));
        var least = subtotal.subtract(isLess ? discount : part).subtract(slack(subtotal, amounts));
        var tax = sum(PricingLine::tax);
        var high = most.add(part(tax.add(units(1)), most, net)).add(units(1));
        var low = least.add(part(tax.subtract(units(1)), least, net)).subtract(units(1));
        if (given.compareTo(low) < 0 || given.compareTo(high) > 0) {
            findings.add(
                    pointer,
                    "must be what the quantities can come to: " + rounded(low.max(BigDecimal.ZERO)) + " to "
                            + rounded(high));
        }
    }

    /** What the rounding of a discount can make, carried over from one subtotal to another. */
    private BigDecimal slack(BigDecimal subtotal, BigDecimal amounts) {
        return units(1).add(part(units(1), subtotal, amounts));
    }

    // ---- years

    private void checkYears() {
        var path = "/pricing/totals/";
        findings.requireOrder(
                path + "first_year_max",
                totals.firstYearMin(),
                totals.firstYearMax(),
                "must not be less than first_year_min");
        if (!hasCredits()) {
            findings.requireOrder(
                    path + "first_year_min",
                    totals.firstYearMin(),
                    totals.totalMin(),
                    "must not be more than total_min");
            findings.requireOrder(
                    path + "first_year_max",
                    totals.firstYearMax(),
                    totals.totalMax(),
                    "must not be more than total_max");
        }
        var perYear = totals.recurringPerYear();
        if (lines.isEmpty() || perYear == null) {
            return;
        }
        var recurring = lines.stream()
                .filter(line -> Boolean.TRUE.equals(line.recurring()))
                .map(PricingLine::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!isYearOf(recurring, perYear)) {
            findings.add(
                    path + "recurring_per_year",
                    "must be the recurring lines, " + recurring.toPlainString() + ", divided by 1 to " + MAX_YEARS
                            + " years");
        } else if (!hasCredits() && total() != null) {
            checkFirstYear(total(), recurring.subtract(perYear));
        }
    }

    private boolean isYearOf(BigDecimal recurring, BigDecimal perYear) {
        for (int years = 1; years <= MAX_YEARS; years++) {
            if (recurring
                            .divide(BigDecimal.valueOf(years), decimals, RoundingMode.HALF_UP)
                            .compareTo(perYear)
                    == 0) {
                return true;
            }
        }
        return false;
    }

    /** @param later what is paid in the years after the first */
    private void checkFirstYear(BigDecimal total, BigDecimal later) {
        var path = "/pricing/totals/";
        var first = total.subtract(later);
        var min = totals.firstYearMin();
        var max = totals.firstYearMax();
        findings.requireOrder(path + "first_year_min", min, first, "must not be more than the first year of total");
        findings.requireOrder(path + "first_year_max", first, max, "must not be less than the first year of total");
        // An amount that is taken off is spread over fewer or more lines then, so a range may be smaller, but not
        // larger.
        var slack = units(4 * (lines.size() + 1));
        if (min != null && totals.totalMin() != null) {
            checkNear(path + "first_year_min", min, first, totals.totalMin().subtract(later), slack);
        }
        if (max != null && totals.totalMax() != null) {
            checkNear(path + "first_year_max", max, first, totals.totalMax().subtract(later), slack);
        }
    }

    private void checkNear(String pointer, BigDecimal given, BigDecimal first, BigDecimal end, BigDecimal slack) {
        var isExact = sum(PricingLine::discount).signum() == 0;
        var low = first.min(end).subtract(slack);
        var high = first.max(end).add(slack);
        var isFar = given.subtract(end).abs().compareTo(slack) > 0;
        if (given.compareTo(low) < 0 || given.compareTo(high) > 0 || (isExact && isFar)) {
            findings.add(pointer, "must be the total of the same end less what recurs later: " + end.toPlainString());
        }
    }

    // ---- figures

    private @Nullable BigDecimal total() {
        return pricing.total();
    }

    private boolean hasCredits() {
        return lines.stream()
                .anyMatch(line -> least(line).signum() < 0 || line.amount().signum() < 0);
    }

    private BigDecimal least(PricingLine line) {
        return amount(line, line.quantityMin()).min(amount(line, line.quantityMax()));
    }

    private BigDecimal most(PricingLine line) {
        return amount(line, line.quantityMin()).max(amount(line, line.quantityMax()));
    }

    private BigDecimal amount(PricingLine line, @Nullable BigDecimal quantity) {
        return Objects.requireNonNullElse(quantity, line.quantity())
                .multiply(line.unitPrice())
                .setScale(decimals, RoundingMode.HALF_UP);
    }

    private BigDecimal sum(Function<PricingLine, @Nullable BigDecimal> figure) {
        return lines.stream().map(line -> zero(figure.apply(line))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@code amount} in the proportion of {@code to} to {@code from}. */
    private static BigDecimal part(BigDecimal amount, BigDecimal to, BigDecimal from) {
        return amount.multiply(to).divide(from, PRECISION);
    }

    private BigDecimal units(int count) {
        return BigDecimal.valueOf(count, decimals);
    }

    private String rounded(BigDecimal amount) {
        return amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    private static BigDecimal zero(@Nullable BigDecimal amount) {
        return Objects.requireNonNullElse(amount, BigDecimal.ZERO);
    }
}
