package dev.onramp.democonfig.kpi;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.DataAccessorIfc;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ParseException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A formula that is known to be computable. What it may say is bounded, so that it can be computed within milliseconds:
 * length, words, depth, digits, powers. Numbers are exact decimals as {@link Decimals} has them.
 */
final class Formula {

    static final int MAX_KPIS = 50;

    private static final ExpressionConfiguration CONFIGURATION = configuration(new Values(Map.of()));

    private final String text;
    private final String carried;
    private final List<Reference> kpis;
    private final List<Reference> columns;
    private final List<Reference> numericColumns;
    private final List<Lexeme> columnWords;

    private Formula(FormulaScanner scanned, String text, List<Reference> kpis, Set<String> numericColumns) {
        this.text = text;
        this.carried = scanned.carried();
        this.kpis = kpis;
        this.columnWords = List.copyOf(scanned.columns());
        this.columns = firsts(columnWords, Lexeme::text);
        this.numericColumns = firsts(
                IntStream.range(0, columnWords.size())
                        .filter(i -> numericColumns.contains(FormulaScanner.placeholder(i)))
                        .mapToObj(columnWords::get)
                        .toList(),
                Lexeme::text);
    }

    /** @throws FormulaException if it is none */
    static Formula parse(String text) {
        var scanned = FormulaScanner.of(text);
        FormulaGrammar.check(scanned.words(), text.length());
        var kpis = kpisIn(scanned.words());
        if (kpis.size() > MAX_KPIS) {
            throw new FormulaException(kpis.get(MAX_KPIS).position(), "a formula names at most " + MAX_KPIS + " KPIs");
        }
        try {
            var tree = new Expression(scanned.carried(), CONFIGURATION).getAbstractSyntaxTree();
            return new Formula(scanned, text, kpis, FormulaTypes.check(tree).numericColumns());
        } catch (ParseException unforeseen) {
            throw new FormulaException(position(unforeseen.getStartPosition(), text), "cannot be read from here on");
        }
    }

    /** As it was written. */
    String text() {
        return text;
    }

    /** The KPIs that it names, each once, in the order in which they stand. */
    List<Reference> kpis() {
        return kpis;
    }

    /** The columns that it names, each once, in the order in which they stand. */
    List<Reference> columns() {
        return columns;
    }

    /** Those of the columns whose values are computed with, not only counted, where they first are. */
    List<Reference> numericColumns() {
        return numericColumns;
    }

    /**
     * What it comes to.
     *
     * @param values of all KPIs and columns, by their canonical names
     * @throws FormulaException if there is no result, as by a division by zero
     */
    BigDecimal evaluate(Map<String, List<BigDecimal>> values) {
        var data = new HashMap<String, EvaluationValue>();
        for (var kpi : kpis) {
            data.put(
                    kpi.name(),
                    EvaluationValue.numberValue(valuesOf(kpi.name(), values).get(0)));
        }
        for (int i = 0; i < columnWords.size(); i++) {
            var column = valuesOf(CustomKpi.canonical(columnWords.get(i).text()), values);
            data.put(
                    CustomKpi.canonical(FormulaScanner.placeholder(i)),
                    EvaluationValue.arrayValue(
                            column.stream().map(EvaluationValue::numberValue).toList()));
        }
        try {
            return new Expression(carried, configuration(new Values(data)))
                    .evaluate()
                    .getNumberValue();
        } catch (EvaluationException undefined) {
            throw new FormulaException(
                    position(undefined.getStartPosition(), carried), String.valueOf(undefined.getMessage()));
        } catch (ParseException impossible) {
            throw new IllegalStateException("A formula that was read before cannot be read", impossible);
        }
    }

    private static List<BigDecimal> valuesOf(String name, Map<String, List<BigDecimal>> values) {
        var found = values.get(name);
        if (found == null || found.isEmpty()) {
            throw new IllegalArgumentException("A value is missing");
        }
        return found;
    }

    private static List<Reference> kpisIn(List<Lexeme> words) {
        var names = new ArrayList<Lexeme>();
        for (int i = 0; i < words.size(); i++) {
            var isCalled = i + 1 < words.size() && words.get(i + 1).is(Lexeme.Kind.OPEN);
            if (words.get(i).is(Lexeme.Kind.NAME) && !isCalled) {
                names.add(words.get(i));
            }
        }
        return firsts(names, word -> CustomKpi.canonical(word.text()));
    }

    private static List<Reference> firsts(Collection<Lexeme> words, Function<Lexeme, String> name) {
        var result = new LinkedHashMap<String, Reference>();
        for (var word : words) {
            result.computeIfAbsent(name.apply(word), key -> new Reference(key, word.position()));
        }
        return List.copyOf(result.values());
    }

    private static int position(int oneBased, String text) {
        return Math.max(0, Math.min(oneBased - 1, text.length()));
    }

    static ExpressionConfiguration configuration(DataAccessorIfc values) {
        return ExpressionConfiguration.builder()
                .operatorDictionary(FormulaOperator.dictionary())
                .functionDictionary(FormulaFunction.dictionary())
                .defaultConstants(Map.of())
                .mathContext(Decimals.PRECISION)
                .arraysAllowed(false)
                .structuresAllowed(false)
                .binaryAllowed(false)
                .implicitMultiplicationAllowed(false)
                .stripTrailingZeros(true)
                .dataAccessorSupplier(() -> values)
                .build();
    }

    /** Read-only, and no case matters. */
    private record Values(Map<String, EvaluationValue> values) implements DataAccessorIfc {

        @Override
        public @Nullable EvaluationValue getData(String name) {
            return values.get(CustomKpi.canonical(name));
        }

        @Override
        public void setData(String name, EvaluationValue value) {
            throw new UnsupportedOperationException();
        }
    }
}
