package dev.onramp.democonfig.kpi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The arithmetic of formulas: {@value #DIGITS} significant digits, half-even, values below 10^{@value #MAX_EXPONENT}. What
 * is nearer to zero than 10^-{@value #MAX_EXPONENT} is zero. All of it takes microseconds, whatever the values are.
 */
final class Decimals {

    static final int DIGITS = 34;
    static final int MAX_EXPONENT = 100;
    /** Decimal128 of IEEE 754. */
    static final MathContext PRECISION = MathContext.DECIMAL128;

    private static final BigDecimal MAX_POWER = BigDecimal.valueOf(1_000);
    private static final int MAX_PLACES = 30;
    /** For the steps to a power or root, so that its last digit is right. */
    private static final MathContext FINE = new MathContext(56, RoundingMode.HALF_EVEN);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    /** ln 10 = 3 ln 2 + ln 1.25. */
    private static final BigDecimal LN_TEN =
            logarithmNearOne(TWO).multiply(BigDecimal.valueOf(3)).add(logarithmNearOne(new BigDecimal("1.25")), FINE);

    private static final int HALVINGS = 10;

    private Decimals() {}

    /** Why there is no result. */
    @SuppressWarnings("serial") // It never leaves the process.
    static final class Undefined extends RuntimeException {
        Undefined(String message) {
            super(message, null, false, false);
        }
    }

    /** {@code value} in our precision. */
    static BigDecimal bounded(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var exponent = exponent(value);
        if (exponent >= MAX_EXPONENT) {
            throw new Undefined("the value is 10^" + MAX_EXPONENT + " or more");
        }
        return exponent < -MAX_EXPONENT ? BigDecimal.ZERO : value.round(PRECISION);
    }

    /** Whether {@code value} can be calculated with as it is. */
    static boolean isTaken(BigDecimal value) {
        return value.precision() <= DIGITS
                && (value.signum() == 0 || Math.abs(exponent(value)) < MAX_EXPONENT)
                && Math.abs((long) value.scale()) <= MAX_EXPONENT + DIGITS;
    }

    private static long exponent(BigDecimal value) {
        return (long) value.precision() - value.scale() - 1;
    }

    static BigDecimal add(BigDecimal left, BigDecimal right) {
        return bounded(left.add(right, PRECISION));
    }

    static BigDecimal subtract(BigDecimal left, BigDecimal right) {
        return bounded(left.subtract(right, PRECISION));
    }

    static BigDecimal multiply(BigDecimal left, BigDecimal right) {
        return bounded(left.multiply(right, PRECISION));
    }

    static BigDecimal divide(BigDecimal left, BigDecimal right) {
        return bounded(left.divide(notZero(right), PRECISION));
    }

    /** With the sign of {@code left}. */
    static BigDecimal remainder(BigDecimal left, BigDecimal right) {
        return bounded(left.remainder(notZero(right)));
    }

    private static BigDecimal notZero(BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new Undefined("division by zero");
        }
        return divisor;
    }

    /** Half up, as people round. */
    static BigDecimal round(BigDecimal value, BigDecimal places) {
        if (!isWhole(places) || places.abs().compareTo(BigDecimal.valueOf(MAX_PLACES)) > 0) {
            throw new Undefined("the places to round to are a whole number from -" + MAX_PLACES + " to " + MAX_PLACES);
        }
        return bounded(value.setScale(places.intValue(), RoundingMode.HALF_UP));
    }

    static BigDecimal whole(BigDecimal value, RoundingMode rounding) {
        return bounded(value.setScale(0, rounding));
    }

    static BigDecimal root(BigDecimal value) {
        if (value.signum() < 0) {
            throw new Undefined("the square root of a negative value");
        }
        return bounded(value.sqrt(PRECISION));
    }

    static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        if (exponent.abs().compareTo(MAX_POWER) > 0) {
            throw new Undefined("the exponent of a power is from -" + MAX_POWER + " to " + MAX_POWER);
        }
        if (base.signum() == 0) {
            return powerOfZero(exponent);
        }
        if (isWhole(exponent)) {
            return bounded(base.pow(exponent.intValueExact(), PRECISION));
        }
        if (base.signum() < 0) {
            throw new Undefined("a negative value to the power of a fraction");
        }
        return exponential(logarithm(base).multiply(exponent, FINE));
    }

    private static BigDecimal powerOfZero(BigDecimal exponent) {
        if (exponent.signum() < 0) {
            throw new Undefined("division by zero");
        }
        return exponent.signum() == 0 ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private static BigDecimal logarithm(BigDecimal value) {
        // From 1 to 10 first, and then around 1, where the series is short.
        var exponent = exponent(value);
        var mantissa = value.scaleByPowerOfTen((int) -exponent);
        if (mantissa.compareTo(BigDecimal.valueOf(3)) > 0) {
            mantissa = mantissa.movePointLeft(1);
            exponent++;
        }
        return logarithmNearOne(mantissa).add(LN_TEN.multiply(BigDecimal.valueOf(exponent)), FINE);
    }

    /** By 2 artanh((x-1)/(x+1)), which takes at most 100 steps from 0.3 to 3. */
    private static BigDecimal logarithmNearOne(BigDecimal value) {
        var step = value.subtract(BigDecimal.ONE).divide(value.add(BigDecimal.ONE), FINE);
        var square = step.multiply(step, FINE);
        var sum = BigDecimal.ZERO;
        for (int i = 1; step.signum() != 0 && exponent(step) > -FINE.getPrecision(); i += 2) {
            sum = sum.add(step.divide(BigDecimal.valueOf(i), FINE), FINE);
            step = step.multiply(square, FINE);
        }
        return sum.multiply(TWO);
    }

    private static BigDecimal exponential(BigDecimal value) {
        if (value.abs().compareTo(LN_TEN.multiply(BigDecimal.valueOf(MAX_EXPONENT + 2))) > 0) {
            return bounded(BigDecimal.ONE.scaleByPowerOfTen(value.signum() * (MAX_EXPONENT + 1)));
        }
        var small = value.divide(new BigDecimal(BigInteger.ONE.shiftLeft(HALVINGS)), FINE);
        var sum = BigDecimal.ONE;
        var step = small;
        for (int i = 2; step.signum() != 0 && exponent(step) > -FINE.getPrecision(); i++) {
            sum = sum.add(step, FINE);
            step = step.multiply(small, FINE).divide(BigDecimal.valueOf(i), FINE);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.multiply(sum, FINE);
        }
        return bounded(sum);
    }
}
