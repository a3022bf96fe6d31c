package dev.onramp.democonfig.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;

/** Formulas against fractions of whole numbers, which know nothing of decimals. */
class FormulaPropertyTest {

    private static final Map<String, List<BigDecimal>> VALUES =
            Map.of("OTIF", List.of(new BigDecimal("12.5")), "A.B", List.of(new BigDecimal("3"), new BigDecimal("4")));

    /**
     * A formula and what it comes to; null if there is a division by zero in it.
     *
     * @param bits the length of the largest number on the way
     */
    private record Tree(String text, @Nullable Fraction value, int bits) {

        static Tree of(String text, @Nullable Fraction value, int bits) {
            return new Tree(
                    text,
                    value,
                    value == null
                            ? bits
                            : Math.max(
                                    bits,
                                    value.over().bitLength() + value.under().bitLength()));
        }
    }

    private record Fraction(BigInteger over, BigInteger under) {

        Fraction {
            if (under.signum() < 0) {
                over = over.negate();
                under = under.negate();
            }
            var common = over.gcd(under);
            over = over.divide(common);
            under = under.divide(common);
        }

        static Fraction of(long value) {
            return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                    over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
        }

        Fraction times(Fraction other) {
            return new Fraction(over.multiply(other.over), under.multiply(other.under));
        }

        @Nullable Fraction by(Fraction other) {
            return other.over.signum() == 0
                    ? null
                    : new Fraction(over.multiply(other.under), under.multiply(other.over));
        }
    }

    @Property(tries = 20_000)
    void agreesWithFractions(@ForAll("trees") Tree tree) {
        if (tree.value() == null) {
            assertUndefined(tree.text());
            return;
        }
        // When
        var value = Formula.parse(tree.text()).evaluate(VALUES);

        // Then
        var expected = new BigDecimal(tree.value().over())
                .divide(new BigDecimal(tree.value().under()), Decimals.PRECISION);
        var error = value.subtract(expected).abs();
        assertThat(error).as(tree.text()).isLessThanOrEqualTo(new BigDecimal("1E-20"));
    }

    private static void assertUndefined(String text) {
        try {
            Formula.parse(text).evaluate(VALUES);
        } catch (FormulaException undefined) {
            assertThat(undefined.problem()).isEqualTo("division by zero");
            return;
        }
        throw new AssertionError(text);
    }

    /** Without rounding there is nothing to agree about but every digit. */
    @Property(tries = 20_000)
    void sumsAndProductsAreExact(@ForAll("exactTrees") Tree tree) {
        // When
        var value = Formula.parse(tree.text()).evaluate(VALUES);

        // Then
        var expected = Objects.requireNonNull(tree.value()).over();
        assertThat(value).as(tree.text()).isEqualByComparingTo(new BigDecimal(expected));
    }

    @Property(tries = 20_000)
    void anyTextIsAFormulaOrAMistakeWithAPlace(@ForAll("scribbles") String text) {
        try {
            Formula.parse(text).evaluate(VALUES);
        } catch (FormulaException mistake) {
            assertThat(mistake.position()).isBetween(0, text.length());
            assertThat(mistake.problem()).isNotBlank();
        } catch (IllegalArgumentException missing) {
            assertThat(missing).hasMessage("A value is missing");
        }
    }

    @Property(tries = 5_000)
    void anyUnicodeIsAFormulaOrAMistakeWithAPlace(@ForAll @StringLength(max = 60) String text) {
        anyTextIsAFormulaOrAMistakeWithAPlace(text);
    }

    @Provide
    Arbitrary<String> scribbles() {
        var words = Arbitraries.of(
                "1",
                "2.5",
                "0",
                "OTIF",
                "[a.b]",
                "[a]",
                "[",
                "]",
                "+",
                "-",
                "*",
                "/",
                "%",
                "^",
                "(",
                ")",
                ",",
                "<",
                "=",
                "<>",
                "&&",
                "||",
                "!",
                "SUM(",
                "IF(",
                "MIN(",
                "ROUND(",
                "SQRT(",
                "999999999",
                "0.00001",
                " ",
                "\n",
                "x",
                "\"",
                ".",
                "1e9",
                "COUNT(",
                "POWER(",
                "_c0",
                "E",
                "PI",
                "TRUE",
                "NULL");
        return words.list().ofMaxSize(25).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<Tree> trees() {
        return Arbitraries.longs()
                .map(seed -> grow(new Random(seed), 5, "+-*/n?"))
                .filter(FormulaPropertyTest::isSmall);
    }

    @Provide
    Arbitrary<Tree> exactTrees() {
        return Arbitraries.longs().map(seed -> grow(new Random(seed), 6, "+-*")).filter(tree -> tree.bits() < 110);
    }

    /** @param operators that may stand in it; n is a sign and ? a choice */
    private static Tree grow(Random random, int depth, String operators) {
        if (depth == 0 || random.nextInt(4) == 0) {
            var number = random.nextInt(13);
            return Tree.of("" + number, Fraction.of(number), 0);
        }
        var operator = operators.charAt(random.nextInt(operators.length()));
        var left = grow(random, depth - 1, operators);
        if (operator == 'n') {
            return Tree.of(
                    "-(" + left.text() + ")",
                    left.value() == null ? null : left.value().times(Fraction.of(-1)),
                    left.bits());
        }
        var right = grow(random, depth - 1, operators);
        return operator == '?' ? choice(random, left, right) : join(operator, left, right);
    }

    /** Between whole numbers alone: of fractions that are equal but for rounding, nobody can tell which is less. */
    private static Tree choice(Random random, Tree yes, Tree no) {
        var one = random.nextInt(5);
        var other = random.nextInt(5);
        return Tree.of(
                "IF(" + one + " < " + other + ", " + yes.text() + ", " + no.text() + ")",
                one < other ? yes.value() : no.value(),
                Math.max(yes.bits(), no.bits()));
    }

    /** What is not so large on the way that rounding shows. */
    private static boolean isSmall(Tree tree) {
        return tree.text().length() < 1_000 && tree.bits() < 40;
    }

    private static Tree join(char operator, Tree left, Tree right) {
        var text = "(" + left.text() + " " + operator + " " + right.text() + ")";
        if (left.value() == null || right.value() == null) {
            return Tree.of(text, null, Math.max(left.bits(), right.bits()));
        }
        var value = switch (operator) {
            case '+' -> left.value().plus(right.value());
            case '-' -> left.value().plus(right.value().times(Fraction.of(-1)));
            case '*' -> left.value().times(right.value());
            default -> left.value().by(right.value());
        };
        return Tree.of(text, value, Math.max(left.bits(), right.bits()));
    }
}
