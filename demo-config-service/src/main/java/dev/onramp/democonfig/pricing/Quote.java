package dev.onramp.democonfig.pricing;

import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.content.PricingLine;
import dev.onramp.democonfig.content.Totals;
import dev.onramp.democonfig.money.Money;
import dev.onramp.democonfig.ratecard.HoursRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What items cost together. The price is that of the expected hours. Where work is paid by time, the same is computed with
 * the least and with the most hours, which gives the range. Shares of a discount or tax may differ by a unit between the
 * three, so a range is stretched where needed to hold the price.
 */
public final class Quote {

    private final Money money;
    private final List<Item> items;
    private final int termYears;
    private final Bill likely;
    private final Bill least;
    private final Bill most;

    private Quote(Money money, List<Item> items, @Nullable Discount discount, @Nullable Tax tax, int termYears) {
        this.money = money;
        this.items = items;
        this.termYears = termYears;
        this.likely = bill(HoursRange::likely, discount, tax);
        this.least = bill(HoursRange::min, discount, tax);
        this.most = bill(HoursRange::max, discount, tax);
    }

    /**
     * The price of {@code items}.
     *
     * @param termYears for how many years recurring items are; null if a price has no years, and hence no range
     */
    public static Pricing of(
            Money money,
            List<Item> items,
            @Nullable Discount discount,
            @Nullable Tax tax,
            @Nullable Integer termYears) {
        var quote = new Quote(money, items, discount, tax, termYears == null ? 1 : termYears);
        return new Pricing(quote.likely.total(), quote.breakdown(), quote.lines(), quote.totals(termYears != null));
    }

    private Bill bill(Function<HoursRange, BigDecimal> quantity, @Nullable Discount discount, @Nullable Tax tax) {
        var amounts = items.stream()
                .map(item -> money.product(quantity.apply(item.quantity()), item.unitPrice()))
                .toList();
        return Bill.of(money, amounts, discount, tax);
    }

    private Map<String, BigDecimal> breakdown() {
        var breakdown = new LinkedHashMap<String, BigDecimal>();
        for (int i = 0; i < items.size(); i++) {
            breakdown.merge(items.get(i).category(), likely.amounts().get(i), BigDecimal::add);
        }
        if (likely.discount().signum() != 0) {
            breakdown.put("discount", likely.discount().negate());
        }
        if (likely.tax().signum() != 0) {
            breakdown.put("tax", likely.tax());
        }
        return breakdown;
    }

    private List<PricingLine> lines() {
        var lines = new ArrayList<PricingLine>();
        for (int i = 0; i < items.size(); i++) {
            lines.add(line(i));
        }
        return lines;
    }

    private PricingLine line(int i) {
        var item = items.get(i);
        return new PricingLine(
                item.category(),
                item.description(),
                item.quantity().likely(),
                item.unit(),
                item.unitPrice(),
                likely.amounts().get(i),
                likely.discounts().get(i),
                likely.taxes().get(i),
                likely.totals().get(i),
                item.rule(),
                item.recurring(),
                item.byTime() ? item.quantity().min() : null,
                item.byTime() ? item.quantity().max() : null,
                item.byTime() ? least.totals().get(i).min(likely.totals().get(i)) : null,
                item.byTime() ? most.totals().get(i).max(likely.totals().get(i)) : null);
    }

    private Totals totals(boolean ranged) {
        return new Totals(
                likely.subtotal(),
                likely.discount(),
                likely.net(),
                likely.tax(),
                ranged ? least.total() : null,
                ranged ? most.total() : null,
                ranged ? perYear(likely) : null,
                ranged ? firstYear(least).min(firstYear(likely)) : null,
                ranged ? firstYear(most).max(firstYear(likely)) : null);
    }

    /** One year of what recurs, rounded once. */
    private BigDecimal perYear(Bill bill) {
        return money.part(recurring(bill), termYears);
    }

    private BigDecimal firstYear(Bill bill) {
        return bill.total().subtract(recurring(bill)).add(perYear(bill));
    }

    private BigDecimal recurring(Bill bill) {
        var sum = money.zero();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).recurring()) {
                sum = sum.add(bill.totals().get(i));
            }
        }
        return sum;
    }
}
