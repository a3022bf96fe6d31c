package dev.onramp.democonfig.kpi;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.FunctionDictionaryIfc;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The functions that formulas may use; there are no others. */
enum FormulaFunction implements FunctionIfc {
    MIN(
            1,
            FormulaFunction.MANY,
            numbers -> numbers.stream().reduce(BigDecimal::min).orElseThrow()),
    MAX(
            1,
            FormulaFunction.MANY,
            numbers -> numbers.stream().reduce(BigDecimal::max).orElseThrow()),
    SUM(1, FormulaFunction.MANY, FormulaFunction::sum),
    AVG(1, FormulaFunction.MANY, numbers -> Decimals.divide(sum(numbers), BigDecimal.valueOf(numbers.size()))),
    COUNT(1, FormulaFunction.MANY, numbers -> BigDecimal.valueOf(numbers.size())),
    ABS(1, 1, numbers -> numbers.get(0).abs()),
    ROUND(1, 2, numbers -> Decimals.round(numbers.get(0), numbers.size() == 1 ? BigDecimal.ZERO : numbers.get(1))),
    FLOOR(1, 1, numbers -> Decimals.whole(numbers.get(0), RoundingMode.FLOOR)),
    CEILING(1, 1, numbers -> Decimals.whole(numbers.get(0), RoundingMode.CEILING)),
    SQRT(1, 1, numbers -> Decimals.root(numbers.get(0))),
    POWER(2, 2, numbers -> Decimals.power(numbers.get(0), numbers.get(1))),
    /** A condition and two branches, of which only the one that counts is computed. */
    IF(3, 3, numbers -> numbers.get(0));

    static final int MANY = 100;

    private final int least;
    private final int most;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<List<BigDecimal>, BigDecimal> meaning;

    FormulaFunction(int least, int most, Function<List<BigDecimal>, BigDecimal> meaning) {
        this.least = least;
        this.most = most;
        this.meaning = meaning;
    }

    /** The function with this name in any case, or null. */
    static @Nullable FormulaFunction named(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(function -> function.name().equals(upper))
                .findFirst()
                .orElse(null);
    }

    static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    static FunctionDictionaryIfc dictionary() {
        var dictionary = new MapBasedFunctionDictionary();
        for (var function : values()) {
            dictionary.addFunction(function.name(), function);
        }
        return dictionary;
    }

    /** Whether it is one of the few that take long. */
    boolean isPower() {
        return this == SQRT || this == POWER;
    }

    boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }

    /** How many arguments it takes, for the caller. */
    String arity() {
        if (least == most) {
            return least == 1 ? "1 argument" : least + " arguments";
        }
        return most == MANY ? "1 to " + MANY + " arguments" : least + " or " + most + " arguments";
    }

    /** What its argument number {@code index} must be. */
    boolean takes(int index, Kind kind) {
        if (this == IF && index == 0) {
            return kind == Kind.CONDITION;
        }
        return kind == Kind.NUMBER || (kind == Kind.COLUMN && most == MANY);
    }

    /** The kinds that argument number {@code index} may be of, for the caller. */
    String wanted(int index) {
        if (this == IF && index == 0) {
            return Kind.CONDITION.words();
        }
        return most == MANY ? Kind.NUMBER.words() + " or " + Kind.COLUMN.words() : Kind.NUMBER.words();
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... arguments)
            throws EvaluationException {
        if (this == IF) {
            return expression.evaluateSubtree(arguments[arguments[0].getBooleanValue() ? 1 : 2].getExpressionNode());
        }
        try {
            return EvaluationValue.numberValue(meaning.apply(
                    Arrays.stream(arguments).flatMap(FormulaFunction::numbers).toList()));
        } catch (Decimals.Undefined undefined) {
            throw new EvaluationException(token, undefined.getMessage());
        }
    }

    @Override
    public boolean isParameterLazy(int index) {
        return this == IF && index > 0;
    }

    // That the arguments are right is checked before, in words for the caller.

    @Override
    public List<FunctionParameterDefinition> getFunctionParameterDefinitions() {
        return List.of();
    }

    @Override
    public boolean hasVarArgs() {
        return true;
    }

    @Override
    public void validatePreEvaluation(Token token, EvaluationValue... arguments) {}

    private static Stream<BigDecimal> numbers(EvaluationValue argument) {
        return argument.isArrayValue()
                ? argument.getArrayValue().stream().map(EvaluationValue::getNumberValue)
                : Stream.of(argument.getNumberValue());
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, Decimals::add);
    }
}
