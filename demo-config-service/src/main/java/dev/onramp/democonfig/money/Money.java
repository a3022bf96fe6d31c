package dev.onramp.democonfig.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;

/**
 * Arithmetic in one currency. Every result is at the currency's scale; whatever has to be rounded is rounded once, half up
 * (away from zero).
 */
public final class Money {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final int decimals;

    private Money(int decimals) {
        this.decimals = decimals;
    }

    /**
     * Arithmetic in this currency.
     *
     * @throws IllegalArgumentException if ISO 4217 knows no such currency
     */
    public static Money of(String currency) {
        return new Money(Currencies.decimals(currency)
                .orElseThrow(() -> new IllegalArgumentException("There is no such currency")));
    }

    /** How many decimals the currency has. */
    public int decimals() {
        return decimals;
    }

    /** Nothing. */
    public BigDecimal zero() {
        return round(BigDecimal.ZERO);
    }

    /** The nearest amount of the currency; of two the one farther from zero. */
    public BigDecimal round(BigDecimal exact) {
        return exact.setScale(decimals, RoundingMode.HALF_UP);
    }

    /** {@code quantity} times {@code price}, rounded once. */
    public BigDecimal product(BigDecimal quantity, BigDecimal price) {
        return round(quantity.multiply(price));
    }

    /** {@code percent} hundredths of {@code amount}, rounded once. */
    public BigDecimal percentage(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).divide(HUNDRED, decimals, RoundingMode.HALF_UP);
    }

    /** One of {@code parts} equal parts of {@code amount}, rounded once. */
    public BigDecimal part(BigDecimal amount, int parts) {
        return amount.divide(BigDecimal.valueOf(parts), decimals, RoundingMode.HALF_UP);
    }

    /** The sum, which for amounts of this currency is exact. */
    public BigDecimal sum(Collection<BigDecimal> amounts) {
        return round(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Shares of {@code amount} by weight that add up to it; see {@link Shares}. */
    public List<BigDecimal> allocate(BigDecimal amount, List<BigDecimal> weights) {
        return Shares.of(round(amount), decimals, weights);
    }
}
