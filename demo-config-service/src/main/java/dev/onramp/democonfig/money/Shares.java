package dev.onramp.democonfig.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Division by largest remainder: everybody gets the whole units of the exact share, and the units that are left go one by
 * one to the largest remainders, the first of equal ones first. So the shares always add up, and each is less than a unit
 * away from the exact one.
 */
public final class Shares {

    private Shares() {}

    /**
     * Shares of {@code amount} in the order of their weights. The shares of a negative amount are those of the positive one,
     * negated. Weights may be negative too; if they come to zero, their sizes count, and if all are zero, all are equal.
     *
     * @param decimals how many decimals a share may have; the amount must not have more
     */
    public static List<BigDecimal> of(BigDecimal amount, int decimals, List<BigDecimal> weights) {
        var units = amount.setScale(decimals).unscaledValue();
        if (weights.isEmpty()) {
            if (units.signum() != 0) {
                throw new IllegalArgumentException("An amount cannot be shared by nobody");
            }
            return List.of();
        }
        var shares = shares(units.abs(), comparable(weights));
        return shares.stream()
                .map(share -> new BigDecimal(units.signum() < 0 ? share.negate() : share, decimals))
                .toList();
    }

    private static List<BigInteger> shares(BigInteger units, List<BigInteger> weights) {
        var total = sum(weights);
        var shares = new ArrayList<BigInteger>();
        var remainders = new ArrayList<BigInteger>();
        for (var weight : weights) {
            // A total below zero turns both signs, so that the remainder is never negative.
            var exact = units.multiply(total.signum() < 0 ? weight.negate() : weight);
            var remainder = exact.mod(total.abs());
            shares.add(exact.subtract(remainder).divide(total.abs()));
            remainders.add(remainder);
        }
        int left = units.subtract(sum(shares)).intValueExact();
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i).add(BigInteger.ONE)));
        return shares;
    }

    /** The weights as whole numbers that do not come to zero. */
    private static List<BigInteger> comparable(List<BigDecimal> weights) {
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        var whole = weights.stream()
                .map(weight -> weight.setScale(scale).unscaledValue())
                .toList();
        if (sum(whole).signum() != 0) {
            return whole;
        }
        var sizes = whole.stream().map(BigInteger::abs).toList();
        return sum(sizes).signum() != 0
                ? sizes
                : whole.stream().map(zero -> BigInteger.ONE).toList();
    }

    private static BigInteger sum(List<BigInteger> numbers) {
        return numbers.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
