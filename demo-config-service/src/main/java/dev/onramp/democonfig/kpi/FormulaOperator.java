package dev.onramp.democonfig.kpi;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.config.OperatorDictionaryIfc;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.util.function.BinaryOperator;

/** The operators that formulas may use; there are no others. A sign binds closer than a power, as in spreadsheets. */
enum FormulaOperator implements OperatorIfc {
    PLUS("+", OPERATOR_PRECEDENCE_ADDITIVE, numbers(Decimals::add)),
    MINUS("-", OPERATOR_PRECEDENCE_ADDITIVE, numbers(Decimals::subtract)),
    TIMES("*", OPERATOR_PRECEDENCE_MULTIPLICATIVE, numbers(Decimals::multiply)),
    DIVIDED_BY("/", OPERATOR_PRECEDENCE_MULTIPLICATIVE, numbers(Decimals::divide)),
    MODULO("%", OPERATOR_PRECEDENCE_MULTIPLICATIVE, numbers(Decimals::remainder)),
    POWER("^", OPERATOR_PRECEDENCE_POWER, numbers(Decimals::power)),
    EQUAL("=", OPERATOR_PRECEDENCE_EQUALITY, (left, right) -> truth(isEqual(left, right))),
    SAME("==", OPERATOR_PRECEDENCE_EQUALITY, (left, right) -> truth(isEqual(left, right))),
    UNEQUAL("<>", OPERATOR_PRECEDENCE_EQUALITY, (left, right) -> truth(!isEqual(left, right))),
    DIFFERENT("!=", OPERATOR_PRECEDENCE_EQUALITY, (left, right) -> truth(!isEqual(left, right))),
    LESS("<", OPERATOR_PRECEDENCE_COMPARISON, (left, right) -> truth(compare(left, right) < 0)),
    AT_MOST("<=", OPERATOR_PRECEDENCE_COMPARISON, (left, right) -> truth(compare(left, right) <= 0)),
    MORE(">", OPERATOR_PRECEDENCE_COMPARISON, (left, right) -> truth(compare(left, right) > 0)),
    AT_LEAST(">=", OPERATOR_PRECEDENCE_COMPARISON, (left, right) -> truth(compare(left, right) >= 0)),
    AND("&&", OPERATOR_PRECEDENCE_AND, (left, right) -> truth(left.getBooleanValue() && right.getBooleanValue())),
    OR("||", OPERATOR_PRECEDENCE_OR, (left, right) -> truth(left.getBooleanValue() || right.getBooleanValue())),
    POSITIVE("+", OPERATOR_PRECEDENCE_UNARY, (operand, same) -> operand),
    NEGATIVE(
            "-",
            OPERATOR_PRECEDENCE_UNARY,
            (operand, same) ->
                    EvaluationValue.numberValue(operand.getNumberValue().negate())),
    NOT("!", OPERATOR_PRECEDENCE_UNARY, (operand, same) -> truth(!operand.getBooleanValue()));

    private final String sign;
    private final int precedence;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final BinaryOperator<EvaluationValue> meaning;

    FormulaOperator(String sign, int precedence, BinaryOperator<EvaluationValue> meaning) {
        this.sign = sign;
        this.precedence = precedence;
        this.meaning = meaning;
    }

    static OperatorDictionaryIfc dictionary() {
        var dictionary = new MapBasedOperatorDictionary();
        for (var operator : values()) {
            dictionary.addOperator(operator.sign, operator);
        }
        return dictionary;
    }

    /** What it wants of its operands; those of an equality are of any one kind. */
    Kind operands() {
        return switch (this) {
            case AND, OR, NOT -> Kind.CONDITION;
            default -> Kind.NUMBER;
        };
    }

    boolean isEquality() {
        return precedence == OPERATOR_PRECEDENCE_EQUALITY;
    }

    Kind result() {
        return precedence <= OPERATOR_PRECEDENCE_COMPARISON || this == NOT ? Kind.CONDITION : Kind.NUMBER;
    }

    @Override
    public int getPrecedence() {
        return precedence;
    }

    @Override
    public int getPrecedence(ExpressionConfiguration configuration) {
        return precedence;
    }

    @Override
    public boolean isLeftAssociative() {
        return this != POWER && !isPrefix();
    }

    @Override
    public boolean isPrefix() {
        return precedence == OPERATOR_PRECEDENCE_UNARY;
    }

    @Override
    public boolean isPostfix() {
        return false;
    }

    @Override
    public boolean isInfix() {
        return !isPrefix();
    }

    @Override
    public boolean isOperandLazy() {
        return false;
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... operands)
            throws EvaluationException {
        try {
            return meaning.apply(operands[0], operands[operands.length - 1]);
        } catch (Decimals.Undefined undefined) {
            throw new EvaluationException(token, undefined.getMessage());
        }
    }

    private static BinaryOperator<EvaluationValue> numbers(BinaryOperator<BigDecimal> meaning) {
        return (left, right) ->
                EvaluationValue.numberValue(meaning.apply(left.getNumberValue(), right.getNumberValue()));
    }

    private static EvaluationValue truth(boolean value) {
        return EvaluationValue.booleanValue(value);
    }

    private static boolean isEqual(EvaluationValue left, EvaluationValue right) {
        return left.isBooleanValue()
                ? left.getBooleanValue().equals(right.getBooleanValue())
                : compare(left, right) == 0;
    }

    private static int compare(EvaluationValue left, EvaluationValue right) {
        return left.getNumberValue().compareTo(right.getNumberValue());
    }
}
