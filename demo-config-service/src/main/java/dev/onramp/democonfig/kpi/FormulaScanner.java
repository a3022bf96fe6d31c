package dev.onramp.democonfig.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a formula into words, within limits, so that the parser behind it never sees anything it could choke on. */
final class FormulaScanner {

    static final int MAX_LENGTH = 2_000;
    static final int MAX_WORDS = 500;
    static final int MAX_DIGITS = 34;
    static final int MAX_NAME = 100;
    static final int MAX_COLUMN = 300;
    static final int MAX_COLUMNS = 50;

    /** Possessive all through, so that no text makes it look twice. */
    private static final Pattern WORD = Pattern.compile("""
                    (?<space>[ \\t\\r\\n]++)|(?<number>[0-9]++(?:\\.[0-9]++)?+)|(?<name>[A-Za-z][A-Za-z0-9_]*+)\
                    |\\[(?<column>[^\\[\\]]*+)\\]|(?<operator><=|>=|<>|==|!=|&&|\\|\\||[-+*/%^=<>!])\
                    |(?<open>\\()|(?<close>\\))|(?<comma>,)""");

    private final String text;
    private final StringBuilder carried;
    private final List<Lexeme> words = new ArrayList<>();
    private final List<Lexeme> columns = new ArrayList<>();

    private FormulaScanner(String text) {
        this.text = text;
        this.carried = new StringBuilder(text);
    }

    /** @throws FormulaException if something in it has no meaning or is too long */
    static FormulaScanner of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new FormulaException(MAX_LENGTH, "a formula has at most " + MAX_LENGTH + " characters");
        }
        var scanner = new FormulaScanner(text);
        scanner.scan();
        return scanner;
    }

    List<Lexeme> words() {
        return words;
    }

    /** The columns in the order in which they stand. */
    List<Lexeme> columns() {
        return columns;
    }

    /** The formula with a {@link #placeholder} for every column; what is left stands where it stood. */
    String carried() {
        return carried.toString();
    }

    /** A name that the parser takes and that no KPI can have. */
    static String placeholder(int column) {
        return "_c" + column;
    }

    private void scan() {
        var matcher = WORD.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new FormulaException(at, strange(at));
            }
            take(matcher, at);
            at = matcher.end();
        }
    }

    private String strange(int at) {
        return switch (text.charAt(at)) {
            case '[' -> "this bracket is never closed; expected a column such as [source.table.column]";
            case '"', '\'' ->
                "a formula has no text; expected a number, a KPI, a column such as [source.table.column],"
                        + " a function or '('";
            case '.' -> strangePoint(at);
            case '_' -> "a name begins with a letter";
            default -> "this character has no meaning in a formula";
        };
    }

    private String strangePoint(int at) {
        var before = words.isEmpty() ? null : words.get(words.size() - 1);
        if (before == null
                || !before.is(Lexeme.Kind.NUMBER)
                || before.position() + before.text().length() != at) {
            return "a number begins with a digit";
        }
        return before.text().contains(".")
                ? "a number has one point alone"
                : "a digit has to follow the point of a number";
    }

    private void take(Matcher matcher, int at) {
        if (matcher.group("space") != null) {
            return;
        }
        if (words.size() == MAX_WORDS) {
            throw new FormulaException(at, "a formula has at most " + MAX_WORDS + " words and signs");
        }
        words.add(word(matcher, at));
    }

    private Lexeme word(Matcher matcher, int at) {
        if (matcher.group("number") != null) {
            return number(matcher.group(), at);
        }
        if (matcher.group("name") != null) {
            return name(matcher.group(), at);
        }
        if (matcher.group("column") != null) {
            return column(matcher.group("column"), at);
        }
        if (matcher.group("operator") != null) {
            return new Lexeme(Lexeme.Kind.OPERATOR, matcher.group(), at);
        }
        if (matcher.group("comma") != null) {
            return new Lexeme(Lexeme.Kind.COMMA, ",", at);
        }
        var open = matcher.group("open") != null;
        return new Lexeme(open ? Lexeme.Kind.OPEN : Lexeme.Kind.CLOSE, matcher.group(), at);
    }

    private Lexeme number(String digits, int at) {
        if (digits.length() - (digits.contains(".") ? 1 : 0) > MAX_DIGITS) {
            throw new FormulaException(at, "a number has at most " + MAX_DIGITS + " digits");
        }
        int end = at + digits.length();
        if (end < text.length() && isPartOfName(text.charAt(end))) {
            throw new FormulaException(end, "a number has digits and one point alone; expected an operator after it");
        }
        return new Lexeme(Lexeme.Kind.NUMBER, digits, at);
    }

    private static boolean isPartOfName(char next) {
        return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '_';
    }

    private static Lexeme name(String name, int at) {
        if (name.length() > MAX_NAME) {
            throw new FormulaException(at, "a name has at most " + MAX_NAME + " characters");
        }
        return new Lexeme(Lexeme.Kind.NAME, name, at);
    }

    private Lexeme column(String path, int at) {
        if (path.length() > MAX_COLUMN || path.strip().indexOf('.') < 1) {
            throw new FormulaException(
                    at,
                    "expected a column as [table.column] or [source.table.column], of at most " + MAX_COLUMN
                            + " characters");
        }
        if (columns.size() == MAX_COLUMNS) {
            throw new FormulaException(at, "a formula has at most " + MAX_COLUMNS + " columns");
        }
        var column = new Lexeme(Lexeme.Kind.COLUMN, path.strip(), at);
        var placeholder = placeholder(columns.size());
        int end = at + path.length() + 2;
        carried.replace(at, end, placeholder + " ".repeat(end - at - placeholder.length()));
        columns.add(column);
        return column;
    }
}
