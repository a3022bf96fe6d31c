package dev.onramp.democonfig.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    private static final Map<String, List<BigDecimal>> VALUES =
            Map.of("OTIF", numbers(95), "A.B", numbers(8), "ORDERS.TOTAL", numbers(10, 20, 30), "ZERO", numbers(0));

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1 + 2 * 3                          ; 7
            (1 + 2) * 3                        ; 9
            0.1 + 0.2                          ; 0.3
            10 / 4                             ; 2.5
            1 / 3                              ; 0.3333333333333333333333333333333333
            2 / 3                              ; 0.6666666666666666666666666666666667
            7 % 3                              ; 1
            -7 % 3                             ; -1
            8 - 4 - 2                          ; 2
            64 / 4 / 2                         ; 8
            2 ^ 3 ^ 2                          ; 512
            -2 ^ 2                             ; 4
            2 ^ -2                             ; 0.25
            4 ^ 0.5                            ; 2
            1.21 ^ (1 / 2) - 1                 ; 0.1
            POWER(2, 10)                       ; 1024
            SQRT(2)                            ; 1.414213562373095048801688724209698
            2 ^ 0.5                            ; 1.414213562373095048801688724209698
            10 ^ 0.3010299956639811952         ; 1.999999999999999999936730051626336
            7 ^ 0.333                          ; 1.911690787697772040580350933677296
            0.0000123 ^ 2.5                    ; 0.0000000000005305945424050270044390629311025963
            0 ^ 0                              ; 1
            0 ^ 3                              ; 0
            - - 3                              ; 3
            +3                                 ; 3
            ROUND(2.5)                         ; 3
            ROUND(-2.5)                        ; -3
            ROUND(1.005, 2)                    ; 1.01
            ROUND(1250, -2)                    ; 1300
            FLOOR(-1.5)                        ; -2
            CEILING(-1.5)                      ; -1
            ABS(-3)                            ; 3
            MIN(3, 1, 2) + MAX(3, 1, 2)        ; 4
            SUM(1, 2, 3.5)                     ; 6.5
            AVG(1, 2)                          ; 1.5
            COUNT(5, 5)                        ; 2
            IF(1 < 2, 10, 20)                  ; 10
            IF(1 = 2 || !(3 > 4), 10, 20)      ; 10
            IF(1 <> 1 && 2 != 3, 10, 20)       ; 20
            IF(1 >= 1 && 1 <= 1, 10, 20)       ; 10
            IF((1 < 2) == (3 < 4), 1, 0)       ; 1
            if(0 = 0, 1, 1 / 0)                ; 1
            IF(ZERO = 0, 0, 1 / ZERO)          ; 0
            2 * OTIF                           ; 190
            otif + Otif                        ; 190
            SUM([orders.total]) / COUNT([orders.total]) ; 20
            MAX([ orders.total ], 25)          ; 30
            AVG([a.b], [Orders.Total])         ; 17
            1.10                               ; 1.1
            """)
    void isComputedToTheDigit(String text, String expected) {
        // When
        var value = Formula.parse(text).evaluate(VALUES);

        // Then
        assertThat(value.toPlainString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1 +                  ; 3  ; the formula ends here; expected a number
            ' '                  ; 1  ; the formula ends here
            1 2                  ; 2  ; expected an operator
            2 OTIF               ; 2  ; expected an operator
            2OTIF                ; 1  ; expected an operator
            (1 + 2               ; 0  ; never closed; expected ')'
            1 + 2)               ; 5  ; nothing is open here
            1 + * 2              ; 4  ; expected a number
            (1, 2)               ; 2  ; expected an operator or ')'
            1, 2                 ; 1  ; expected an operator or the end
            SUM()                ; 4  ; expected a number
            SUM(1,)              ; 6  ; expected a number
            SUM(,1)              ; 4  ; expected a number
            1 + NOSUCH(2)        ; 4  ; no such function; expected one of MIN, MAX
            RANDOM()             ; 0  ; no such function
            1 + ROUND(1, 2, 3)   ; 4  ; ROUND takes 1 or 2 arguments
            IF(1, 2, 3)          ; 3  ; expected a condition, but this is a number
            1 + (2 < 3)          ; 5  ; expected a number, but this is a condition
            1 < 2                ; 0  ; expected a number, but this is a condition
            1 < 2 < 3            ; 0  ; expected a number, but this is a condition
            IF(1 < 2, 3, 4 < 5)  ; 13 ; expected a number, but this is a condition
            [a.b] + 1            ; 0  ; stand in MIN, MAX, SUM, AVG or COUNT
            ABS([a.b])           ; 4  ; expected a number, but this is a column
            1 ! 2                ; 2  ; between two values
            "text"               ; 0  ; a formula has no text
            .5                   ; 0  ; a number begins with a digit
            5.                   ; 1  ; a digit has to follow the point of a number
            1. + 2               ; 1  ; a digit has to follow the point of a number
            1.2.3                ; 3  ; a number has one point alone
            1.2.                 ; 3  ; a number has one point alone
            (1).2                ; 3  ; a number begins with a digit
            a1.2                 ; 2  ; a number begins with a digit
            1e5                  ; 1  ; expected an operator
            0x10                 ; 1  ; expected an operator
            _x                   ; 0  ; a name begins with a letter
            a.b                  ; 1  ; a number begins with a digit
            1 & 2                ; 2  ; no meaning
            1 + [orders          ; 4  ; never closed
            SUM([orders])        ; 4  ; expected a column as [table.column]
            ÖTIF + 1             ; 0  ; no meaning
            12345678901234567890123456789012345 ; 0 ; at most 34 digits
            """)
    void mistakeIsToldWithItsPlace(String text, int position, String message) {
        // When
        var mistake = catchThrowableOfType(FormulaException.class, () -> Formula.parse(text));

        // Then
        assertThat(mistake).as(text).isNotNull();
        assertThat(mistake.problem()).contains(message.strip());
        assertThat(mistake.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1 + 2 / 0            ; 6  ; division by zero
            1 % (1 - 1)          ; 2  ; division by zero
            0 ^ -1               ; 2  ; division by zero
            2 * OTIF / ZERO      ; 9  ; division by zero
            10 ^ 100             ; 3  ; 10^100 or more
            (10 ^ 99) * 10       ; 10 ; 10^100 or more
            9 ^ (1000 + 1)       ; 2  ; the exponent of a power
            9 ^ 1000             ; 2  ; 10^100 or more
            2 ^ 999.5            ; 2  ; 10^100 or more
            (-8) ^ 0.5           ; 5  ; a negative value to the power of a fraction
            SQRT(-1)             ; 0  ; the square root of a negative value
            ROUND(1, 31)         ; 0  ; a whole number from -30 to 30
            ROUND(1, 0.5)        ; 0  ; a whole number from -30 to 30
            """)
    void noValueIsToldWithItsPlace(String text, int position, String message) {
        // Given
        var formula = Formula.parse(text);

        // When
        var failure = catchThrowableOfType(FormulaException.class, () -> formula.evaluate(VALUES));

        // Then
        assertThat(failure).as(text).isNotNull();
        assertThat(failure.problem()).contains(message);
        assertThat(failure.position()).isEqualTo(position);
    }

    @Test
    void valueTooSmallToMatterIsZero() {
        // When
        var value = Formula.parse("1 / 10 ^ 99 / 1000").evaluate(Map.of());

        // Then
        assertThat(value).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void namesItsReferencesOnceWhereTheyStandFirst() {
        // When
        var formula = Formula.parse("otif / ABS(win_rate) + OTIF\n + SUM([Orders.total], [Orders.total])");

        // Then
        assertThat(formula.kpis()).containsExactly(new Reference("OTIF", 0), new Reference("WIN_RATE", 11));
        assertThat(formula.columns()).containsExactly(new Reference("Orders.total", 35));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))",
                "--------------------------------1",
                "SUM([a.b],[a.b],[a.b],[a.b],[a.b],[a.b],[a.b],[a.b],[a.b],[a.b],[a.b],[a.b],[a.b],[a.b])"
            })
    void isAsLargeAsItMayBe(String text) {
        // When
        var value = Formula.parse(text).evaluate(VALUES);

        // Then
        assertThat(value).isIn(new BigDecimal("1"), new BigDecimal("112"));
    }

    @Test
    void isNotLargerThanItMayBe() {
        assertTooLarge("1".repeat(2) + " ".repeat(1999), 2000, "2000 characters");
        assertTooLarge("1" + "+1".repeat(250), 500, "500 words");
        assertTooLarge("(".repeat(33) + "1" + ")".repeat(33), 32, "32 levels");
        assertTooLarge("-".repeat(33) + "1", 32, "32 levels");
        assertTooLarge("ABS(".repeat(33) + "1" + ")".repeat(33), 128, "32 levels");
        assertTooLarge("1" + "^1".repeat(11), 21, "10 powers");
        assertTooLarge("A".repeat(101), 0, "100 characters");
        assertTooLarge("SUM(" + "[a.b],".repeat(50) + "[a.b])", 304, "50 columns");
        var names = new StringBuilder("0");
        for (int i = 0; i <= 50; i++) {
            names.append("+A").append(i);
        }
        assertTooLarge(names.toString(), 192, "50 KPIs");
    }

    private static void assertTooLarge(String text, int position, String message) {
        assertThatThrownBy(() -> Formula.parse(text))
                .isInstanceOfSatisfying(
                        FormulaException.class,
                        mistake -> assertThat(mistake.position()).as(message).isEqualTo(position))
                .hasMessageContaining(message);
    }

    @Test
    void countedColumnsNeedNotBeNumbers() {
        // When
        var formula = Formula.parse("COUNT([a.b], [a.c]) + SUM([a.d], [a.c]) + IF(MAX([a.d]) > 1, 1, COUNT([a.e]))");

        // Then
        assertThat(formula.columns()).extracting(Reference::name).containsExactly("a.b", "a.c", "a.d", "a.e");
        assertThat(formula.numericColumns()).containsExactly(new Reference("a.d", 26), new Reference("a.c", 33));
    }

    @Test
    void textIsReadOnce() {
        // Given
        var formulas = new Formulas();

        // When
        var first = formulas.read("1 + OTIF");
        var mistake = formulas.read("1 +");

        // Then
        assertThat(formulas.read("1 + OTIF")).isSameAs(first);
        assertThat(formulas.read("1 +")).isSameAs(mistake);
        assertThat(first.mistake()).isNull();
        assertThat(mistake.formula()).isNull();
    }

    @Test
    void largestFormulasTakeMilliseconds() {
        // Given
        var values = new HashMap<>(VALUES);
        values.put("X", List.of(new BigDecimal("9.999999999999999999999999999999999E+99")));
        var roots = Formula.parse("X ^ 0.123456789" + " * 1.000001 ^ 0.987654321".repeat(9));
        var column = Formula.parse("SUM(" + "[orders.total],".repeat(49) + "[orders.total])");
        values.put("ORDERS.TOTAL", Collections.nCopies(1_000, new BigDecimal("1.5")));
        var sums = Formula.parse("X / 7" + " + X / 7 / 9".repeat(40) + " - 1 % 0.0000000000000000000001".repeat(40));

        // When
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 20; i++) {
                roots.evaluate(values);
                column.evaluate(values);
                sums.evaluate(values);
            }
        });
    }

    private static List<BigDecimal> numbers(int... numbers) {
        return Arrays.stream(numbers).mapToObj(BigDecimal::valueOf).toList();
    }
}
