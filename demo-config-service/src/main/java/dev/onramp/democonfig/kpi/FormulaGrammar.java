package dev.onramp.democonfig.kpi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Checks that words stand where they may. The parser would refuse most of it too, but cannot say what it expected, nor
 * how deep it goes.
 */
final class FormulaGrammar {

    static final int MAX_DEPTH = 32;
    /** Those take longer than everything else, so that their number bounds the time. */
    static final int MAX_POWERS = 10;

    private static final Set<String> PREFIXES = Set.of("-", "+", "!");
    private static final String OPERAND =
            "expected a number, a KPI, a column such as [source.table.column], a function or '('";

    private final List<Lexeme> words;
    private final int end;
    private final Deque<Lexeme> open = new ArrayDeque<>();
    private int prefixes;
    private int powers;
    private boolean wantsOperand = true;

    private FormulaGrammar(List<Lexeme> words, int end) {
        this.words = words;
        this.end = end;
    }

    /** @throws FormulaException at the first word that may not stand where it does */
    static void check(List<Lexeme> words, int end) {
        new FormulaGrammar(words, end).check();
    }

    private void check() {
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (!wantsOperand) {
                goOn(word);
            } else if (word.is(Lexeme.Kind.NAME)
                    && i + 1 < words.size()
                    && words.get(i + 1).is(Lexeme.Kind.OPEN)) {
                call(word);
                i++;
            } else {
                begin(word);
            }
            if (open.size() + prefixes > MAX_DEPTH) {
                throw new FormulaException(word.position(), "a formula is at most " + MAX_DEPTH + " levels deep");
            }
        }
        if (wantsOperand) {
            throw new FormulaException(end, "the formula ends here; " + OPERAND);
        }
        if (!open.isEmpty()) {
            throw new FormulaException(open.getLast().position(), "this is never closed; expected ')'");
        }
    }

    /** Where an operand is wanted. */
    private void begin(Lexeme word) {
        switch (word.kind()) {
            case NUMBER, NAME, COLUMN -> {
                wantsOperand = false;
                prefixes = 0;
            }
            case OPEN -> push(word);
            case OPERATOR -> {
                if (!PREFIXES.contains(word.text())) {
                    throw new FormulaException(word.position(), OPERAND);
                }
                prefixes++;
            }
            case CLOSE, COMMA -> throw new FormulaException(word.position(), OPERAND);
        }
    }

    private void push(Lexeme word) {
        open.addLast(word);
        prefixes = 0;
    }

    private void call(Lexeme name) {
        var function = FormulaFunction.named(name.text());
        if (function == null) {
            throw new FormulaException(
                    name.position(), "there is no such function; expected one of " + FormulaFunction.names());
        }
        if (function.isPower()) {
            countPower(name);
        }
        push(name);
    }

    /** Where an operand is complete. */
    private void goOn(Lexeme word) {
        switch (word.kind()) {
            case OPERATOR -> {
                if (word.text().equals("!")) {
                    throw new FormulaException(word.position(), "expected an operator that stands between two values");
                }
                if (word.text().equals("^")) {
                    countPower(word);
                }
                wantsOperand = true;
            }
            case COMMA -> {
                if (open.isEmpty() || open.getLast().is(Lexeme.Kind.OPEN)) {
                    throw new FormulaException(
                            word.position(),
                            "a comma stands between the arguments of a function; expected an operator"
                                    + (open.isEmpty() ? " or the end" : " or ')'"));
                }
                wantsOperand = true;
            }
            case CLOSE -> {
                if (open.isEmpty()) {
                    throw new FormulaException(
                            word.position(), "nothing is open here; expected an operator or the end");
                }
                open.removeLast();
            }
            case NUMBER, NAME, COLUMN, OPEN -> throw new FormulaException(word.position(), "expected an operator");
        }
    }

    private void countPower(Lexeme word) {
        powers++;
        if (powers > MAX_POWERS) {
            throw new FormulaException(word.position(), "a formula has at most " + MAX_POWERS + " powers and roots");
        }
    }
}
