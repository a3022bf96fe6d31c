package dev.onramp.democonfig.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The same arithmetic once more, in whole minor units and without any of the code under test. */
public final class Units {

    private Units() {}

    /** The smallest units of an amount with so many decimals. */
    public static BigInteger of(BigDecimal amount, int decimals) {
        return amount.movePointRight(decimals).toBigIntegerExact();
    }

    /** All of them, the smallest units. */
    public static List<BigInteger> of(List<BigDecimal> amounts, int decimals) {
        return amounts.stream().map(amount -> of(amount, decimals)).toList();
    }

    /** {@code number / divisor} to the nearest whole number, a half away from zero; the divisor is positive. */
    public static BigInteger divide(BigInteger number, BigInteger divisor) {
        var twice = number.abs().multiply(BigInteger.TWO).add(divisor);
        var rounded = twice.divide(divisor.multiply(BigInteger.TWO));
        return number.signum() < 0 ? rounded.negate() : rounded;
    }

    public static BigInteger sum(List<BigInteger> numbers) {
        var sum = BigInteger.ZERO;
        for (var number : numbers) {
            sum = sum.add(number);
        }
        return sum;
    }

    /** Largest remainder, unit by unit. */
    public static List<BigInteger> allocate(BigInteger amount, List<BigInteger> weights) {
        if (amount.signum() < 0) {
            return allocate(amount.negate(), weights).stream()
                    .map(BigInteger::negate)
                    .toList();
        }
        var total = sum(weights);
        if (weights.isEmpty()) {
            return List.of();
        }
        if (total.signum() == 0) {
            var sizes = weights.stream().map(BigInteger::abs).toList();
            var some = sum(sizes).signum() != 0;
            return allocate(
                    amount,
                    some ? sizes : weights.stream().map(any -> BigInteger.ONE).toList());
        }
        var shares = new ArrayList<BigInteger>();
        for (var weight : weights) {
            shares.add(floor(amount.multiply(weight), total));
        }
        var given = new boolean[shares.size()];
        while (sum(shares).compareTo(amount) < 0) {
            int best = -1;
            for (int i = 0; i < given.length; i++) {
                if (!given[i] && (best < 0 || isBehind(amount, weights, total, shares, best, i))) {
                    best = i;
                }
            }
            given[best] = true;
            shares.set(best, shares.get(best).add(BigInteger.ONE));
        }
        return shares;
    }

    /** Whether {@code other} has a larger remainder than {@code one}; both still have their whole units only. */
    private static boolean isBehind(
            BigInteger amount,
            List<BigInteger> weights,
            BigInteger total,
            List<BigInteger> shares,
            int one,
            int other) {
        var left = remainder(amount, weights.get(one), total, shares.get(one));
        return remainder(amount, weights.get(other), total, shares.get(other)).compareTo(left) > 0;
    }

    private static BigInteger remainder(BigInteger amount, BigInteger weight, BigInteger total, BigInteger share) {
        return amount.multiply(weight).subtract(share.multiply(total)).multiply(BigInteger.valueOf(total.signum()));
    }

    private static BigInteger floor(BigInteger number, BigInteger divisor) {
        var parts = number.divideAndRemainder(divisor);
        var isBelow = parts[1].signum() != 0 && number.signum() * divisor.signum() < 0;
        return isBelow ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}
