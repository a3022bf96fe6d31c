package dev.onramp.democonfig.kpi;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks that every operator and function of a formula gets what it can work with. Every part is looked at once: chains of
 * operators lean to the left and are as deep as they are long.
 */
final class FormulaTypes {

    private final Set<String> numericColumns = new HashSet<>();
    private int parts;

    private FormulaTypes() {}

    /** @throws FormulaException if the formula is no number in the end, or a part of it does not fit */
    static FormulaTypes check(ASTNode root) {
        var types = new FormulaTypes();
        types.require(root, Kind.NUMBER);
        return types;
    }

    /** How many parts were looked at. */
    int parts() {
        return parts;
    }

    /** The names of the columns whose values are computed with; those that are counted alone may be of any type. */
    Set<String> numericColumns() {
        return numericColumns;
    }

    /** Offset of the first character of the part, from 0. */
    static int position(ASTNode node) {
        var position = node.getToken().getStartPosition() - 1;
        for (var part : node.getParameters()) {
            position = Math.min(position, position(part));
        }
        return position;
    }

    private Kind kind(ASTNode node) {
        parts++;
        var token = node.getToken();
        if (token.getType() == Token.TokenType.VARIABLE_OR_CONSTANT) {
            return token.getValue().startsWith("_") ? Kind.COLUMN : Kind.NUMBER;
        }
        if (token.getFunctionDefinition() instanceof FormulaFunction function) {
            checkArguments(node, function);
            return Kind.NUMBER;
        }
        if (token.getOperatorDefinition() instanceof FormulaOperator operator) {
            checkOperands(node, operator);
            return operator.result();
        }
        return Kind.NUMBER;
    }

    private void checkOperands(ASTNode node, FormulaOperator operator) {
        var operands = node.getParameters();
        var first = kind(operands.get(0));
        var wanted = operator.isEquality() && first == Kind.CONDITION ? Kind.CONDITION : operator.operands();
        if (first != wanted) {
            throw wrong(operands.get(0), wanted.words(), first);
        }
        for (var operand : operands.subList(1, operands.size())) {
            require(operand, wanted);
        }
    }

    private void checkArguments(ASTNode node, FormulaFunction function) {
        var arguments = node.getParameters();
        if (!function.takes(arguments.size())) {
            throw new FormulaException(node.getToken().getStartPosition() - 1, function + " takes " + function.arity());
        }
        for (int i = 0; i < arguments.size(); i++) {
            var found = kind(arguments.get(i));
            if (!function.takes(i, found)) {
                throw wrong(arguments.get(i), function.wanted(i), found);
            }
            if (found == Kind.COLUMN && function != FormulaFunction.COUNT) {
                numericColumns.add(arguments.get(i).getToken().getValue());
            }
        }
    }

    private void require(ASTNode node, Kind wanted) {
        var found = kind(node);
        if (found != wanted) {
            throw wrong(node, wanted.words(), found);
        }
    }

    private static FormulaException wrong(ASTNode node, String wanted, Kind found) {
        return new FormulaException(
                position(node),
                "expected " + wanted + ", but this is " + found.words()
                        + (found == Kind.COLUMN ? ", which has to stand in MIN, MAX, SUM, AVG or COUNT" : ""));
    }
}
