package dev.onramp.democonfig.pricing;

import dev.onramp.democonfig.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Amounts with discount and tax. Both are computed once for all lines together, rounded half up, and then divided among the
 * lines by largest remainder: the discount by their amounts, the tax by what is left of them. So every sum is exact.
 */
record Bill(
        List<BigDecimal> amounts,
        List<BigDecimal> discounts,
        List<BigDecimal> taxes,
        List<BigDecimal> totals,
        BigDecimal subtotal,
        BigDecimal discount,
        BigDecimal tax) {

    static Bill of(Money money, List<BigDecimal> amounts, @Nullable Discount discount, @Nullable Tax tax) {
        var subtotal = money.sum(amounts);
        var less = discount(money, subtotal, discount);
        var discounts = money.allocate(less, amounts);
        var nets = minus(amounts, discounts);
        var more = tax == null ? money.zero() : money.percentage(subtotal.subtract(less), tax.percent());
        var taxes = money.allocate(more, nets);
        return new Bill(amounts, discounts, taxes, plus(nets, taxes), subtotal, less, more);
    }

    BigDecimal net() {
        return subtotal.subtract(discount);
    }

    BigDecimal total() {
        return net().add(tax);
    }

    /** Never negative, and never more than there is to take it off. */
    private static BigDecimal discount(Money money, BigDecimal subtotal, @Nullable Discount discount) {
        if (discount == null) {
            return money.zero();
        }
        var wanted = discount.percent() != null
                ? money.percentage(subtotal, discount.percent())
                : discount.amount() != null ? money.round(discount.amount()) : money.zero();
        return wanted.min(subtotal).max(money.zero());
    }

    private static List<BigDecimal> plus(List<BigDecimal> left, List<BigDecimal> right) {
        var sums = new ArrayList<BigDecimal>();
        for (int i = 0; i < left.size(); i++) {
            sums.add(left.get(i).add(right.get(i)));
        }
        return sums;
    }

    private static List<BigDecimal> minus(List<BigDecimal> left, List<BigDecimal> right) {
        return plus(left, right.stream().map(BigDecimal::negate).toList());
    }
}
