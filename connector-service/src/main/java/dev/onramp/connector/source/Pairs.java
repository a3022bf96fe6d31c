package dev.onramp.connector.source;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts into names and values, by the quoting rules of each form. */
final class Pairs {

    /** A name and a value. */
    record Pair(String name, String value) {

        @Override
        public String toString() {
            return "Pair[…]";
        }
    }

    private final String text;
    private final List<Pair> pairs = new ArrayList<>();
    private int at;

    private Pairs(String text) {
        this.text = text;
    }

    /** {@code Name=value;}, quoted as DbConnectionStringBuilder does. */
    static List<Pair> adoNet(String text) {
        var cut = new Pairs(text);
        while (cut.skipSeparators()) {
            cut.adoNetPair();
        }
        return cut.pairs;
    }

    /** {@code ;name=value}, with braces around values that need it. */
    static List<Pair> braced(String text) {
        var cut = new Pairs(text);
        while (cut.skipSeparators()) {
            cut.bracedPair();
        }
        return cut.pairs;
    }

    /** {@code name=value} and a separator, without quotes. */
    static List<Pair> plain(String text, char separator) {
        List<Pair> pairs = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf(separator, start);
            end = end < 0 ? text.length() : end;
            if (end > start) {
                int equals = text.indexOf('=', start);
                if (equals <= start || equals > end) {
                    throw nameless();
                }
                pairs.add(new Pair(text.substring(start, equals), text.substring(equals + 1, end)));
            }
            start = end + 1;
        }
        return pairs;
    }

    private boolean skipSeparators() {
        while (at < text.length() && (isSpace() || is(';'))) {
            at++;
        }
        return at < text.length();
    }

    private void adoNetPair() {
        var name = adoNetName();
        skipSpaces();
        boolean quoted = is('\'') || is('"');
        var value = quoted ? quoted(text.charAt(at)) : unquoted();
        if (!quoted && (value.endsWith("'") || value.endsWith("\""))) {
            throw unclosed();
        }
        pairs.add(new Pair(name, value));
    }

    /** A doubled equals sign belongs to the name. */
    private String adoNetName() {
        var name = new StringBuilder();
        while (at < text.length() && !is(';')) {
            if (!is('=')) {
                name.append(text.charAt(at++));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '=') {
                name.append('=');
                at += 2;
            } else {
                at++;
                return named(name.toString());
            }
        }
        throw nameless();
    }

    private void bracedPair() {
        int equals = text.indexOf('=', at);
        int end = text.indexOf(';', at);
        if (equals < 0 || (end >= 0 && end < equals)) {
            throw nameless();
        }
        var name = named(text.substring(at, equals));
        at = equals + 1;
        skipSpaces();
        pairs.add(new Pair(name, is('{') ? quoted('}') : unquoted()));
    }

    /** A value in quotes, in which the closing quote is doubled; nothing but space may follow. */
    private String quoted(char close) {
        var value = new StringBuilder();
        at++;
        while (at < text.length()) {
            if (!is(close)) {
                value.append(text.charAt(at++));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == close) {
                value.append(close);
                at += 2;
            } else {
                at++;
                skipSpaces();
                if (at < text.length() && !is(';')) {
                    throw unclosed();
                }
                return value.toString();
            }
        }
        throw unclosed();
    }

    private String unquoted() {
        int start = at;
        int end = text.indexOf(';', at);
        at = end < 0 ? text.length() : end;
        return text.substring(start, at).strip();
    }

    private void skipSpaces() {
        while (at < text.length() && isSpace()) {
            at++;
        }
    }

    private boolean isSpace() {
        return Character.isWhitespace(text.charAt(at));
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private static String named(String name) {
        var stripped = name.strip();
        if (stripped.isEmpty()) {
            throw nameless();
        }
        return stripped;
    }

    private static ConnectionString.MalformedException nameless() {
        return ConnectionString.malformed("has a part that is not name=value; a value with ';' stands in quotes,"
                + " in braces in jdbc:sqlserver:, or percent-encoded in a URI");
    }

    private static ConnectionString.MalformedException unclosed() {
        return ConnectionString.malformed(
                "has quotes that do not fit: a quoted value ends with the quote it begins with, doubled inside");
    }
}
