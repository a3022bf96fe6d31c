package dev.onramp.democonfig.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.DataAccessorIfc;
import com.ezylang.evalex.data.EvaluationValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much work the largest formulas are, in parts that are looked at: time says little about what doubles. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // what doubles with every level would never end
class FormulaWorkTest {

    /** Reads of values while a formula is computed, each of which is the visit of a part. */
    private static final class CountingValues implements DataAccessorIfc {

        private int reads;

        @Override
        public EvaluationValue getData(String name) {
            reads++;
            return EvaluationValue.numberValue(BigDecimal.ONE);
        }

        @Override
        public void setData(String name, EvaluationValue value) {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest
    @MethodSource("largest")
    void everyPartIsLookedAtOnce(String text) throws Exception {
        // Given
        var values = new CountingValues();
        Formula.parse(text);
        var tree = new Expression(text, configuration()).getAbstractSyntaxTree();

        // When
        var parts = FormulaTypes.check(tree).parts();
        new Expression(text, Formula.configuration(values)).evaluate();

        // Then
        assertThat(parts).isLessThanOrEqualTo(FormulaScanner.MAX_WORDS);
        assertThat(values.reads).isLessThanOrEqualTo((int) FormulaScanner.of(text).words().stream()
                .filter(word -> word.text().equals("A"))
                .count());
    }

    /** They are refused, but not before their left sides were looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"<", "<=", ">", ">="})
    void chainsOfComparisonsAreRefused(String sign) {
        assertThatThrownBy(() -> Formula.parse(condition(chain("A", sign, "A", 240))))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining("expected a number");
    }

    static Stream<String> largest() {
        var result = new ArrayList<String>();
        for (var sign : List.of("+", "-", "*", "/", "%")) {
            result.add(chain("A", sign, "A", 249));
        }
        result.add(chain("A", "^", "A", FormulaGrammar.MAX_POWERS));
        for (var equality : List.of("=", "==", "<>", "!=")) {
            result.add(condition(chain("A" + equality + "A", equality, "A<A", 122)));
            result.add(condition("A<A" + (equality + "!".repeat(31) + "(A<A)").repeat(13)));
            result.add(condition(
                    "(".repeat(30) + "A" + equality + "A" + (equality + "(A>A))").repeat(30) + equality + "(A<A)"));
        }
        for (var comparison : List.of("<", "<=", ">", ">=")) {
            result.add(condition(chain("A" + comparison + "A", "=", "A" + comparison + "A", 121)));
        }
        for (var join : List.of("&&", "||")) {
            result.add(condition(chain("A=A", join, "A=A", 122)));
        }
        for (var sign : List.of("+", "-")) {
            result.add(sign.repeat(32) + "A" + ("+" + sign.repeat(32) + "A").repeat(13));
        }
        result.add("(".repeat(32) + "A" + ")".repeat(32));
        for (var function : FormulaFunction.values()) {
            result.add(nested(function));
        }
        result.add("IF(".repeat(32) + "A=A" + ",A,A)=A".repeat(31) + ",A,A)");
        return result.stream();
    }

    private static String nested(FormulaFunction function) {
        var levels = function.isPower() ? FormulaGrammar.MAX_POWERS : FormulaGrammar.MAX_DEPTH;
        var open = function == FormulaFunction.IF ? "IF(A=A,A," : function + "(";
        var close = function == FormulaFunction.POWER ? ",A)" : ")";
        return open.repeat(levels) + "A" + close.repeat(levels);
    }

    private static String chain(String first, String sign, String next, int times) {
        return first + (sign + next).repeat(times);
    }

    private static String condition(String condition) {
        return "IF(" + condition + ",A,A)";
    }

    private static ExpressionConfiguration configuration() {
        return Formula.configuration(new CountingValues());
    }
}
