package dev.onramp.democonfig.sow;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.onramp.democonfig.sow.Typefaces.Face;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts texts into lines: where the rules of Unicode allow it, and inside a word if the word is wider than the line. Arabic
 * letters take the form of their place in the word, and each line is put into the order in which it is drawn.
 */
final class TextLines {

    private final Typefaces typefaces;

    TextLines(Typefaces typefaces) {
        this.typefaces = typefaces;
    }

    /** How a text is drawn. */
    record Style(float size, boolean strong, Ink ink) {}

    /** Characters of one font, in the order in which they are drawn. */
    record Run(Face face, String text) {}

    /** A line, in the order in which it is drawn. */
    record Line(List<Run> runs, float width, Style style) {

        /** From the top of this line to the top of the next. */
        float height() {
            return style.size() * 1.35f;
        }
    }

    /** {@code text} in lines of at most {@code width} points; no line if it is empty. */
    List<Line> wrap(String text, Style style, float width) {
        var lines = new ArrayList<Line>();
        var shaped = shape(text);
        if (shaped.isEmpty()) {
            return lines;
        }
        var bidi = new Bidi(shaped, Bidi.LEVEL_DEFAULT_LTR);
        var breaks = BreakIterator.getLineInstance(ULocale.ROOT);
        breaks.setText(shaped);
        for (int start = 0; start < shaped.length(); ) {
            var end = end(shaped, start, breaks, style, width);
            lines.add(line(bidi, shaped, start, end, style));
            start = end;
        }
        return lines;
    }

    private int end(String text, int start, BreakIterator breaks, Style style, float width) {
        int end = start;
        float used = 0;
        for (int next = breaks.following(start); next != BreakIterator.DONE; next = breaks.next()) {
            var piece = text.substring(end, next);
            if (used + width(piece.stripTrailing(), style) > width) {
                break;
            }
            used += width(piece, style);
            end = next;
        }
        return end > start ? end : cut(text, start, style, width);
    }

    /** As much of a word as fits; at least one character and what is written above and below it. */
    private int cut(String text, int start, Style style, float width) {
        int end = start;
        float used = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            used += width(codePoint, style);
            if (used > width && end > start && !isMark(codePoint)) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return end;
    }

    private Line line(Bidi bidi, String text, int start, int end, Style style) {
        var shown = text.substring(start, end).stripTrailing();
        if (shown.isEmpty()) {
            return new Line(List.of(), 0, style);
        }
        var visual = bidi.setLine(start, start + shown.length()).writeReordered(Bidi.DO_MIRRORING);
        var runs = runs(visual, style);
        return new Line(runs, width(visual, style), style);
    }

    private List<Run> runs(String visual, Style style) {
        var runs = new ArrayList<Run>();
        var text = new StringBuilder();
        Face face = null;
        for (int codePoint : visual.codePoints().filter(TextLines::isDrawn).toArray()) {
            var glyph = typefaces.glyph(codePoint, style.strong());
            if (face != null && face != glyph.face()) {
                runs.add(new Run(face, text.toString()));
                text.setLength(0);
            }
            face = glyph.face();
            text.appendCodePoint(glyph.codePoint());
        }
        if (face != null) {
            runs.add(new Run(face, text.toString()));
        }
        return List.copyOf(runs);
    }

    private float width(String text, Style style) {
        float width = 0;
        for (int codePoint : text.codePoints().toArray()) {
            width += width(codePoint, style);
        }
        return width;
    }

    private float width(int codePoint, Style style) {
        return isDrawn(codePoint) ? typefaces.glyph(codePoint, style.strong()).advance() * style.size() / 1000 : 0;
    }

    private static String shape(String text) {
        try {
            return new ArabicShaping(ArabicShaping.LETTERS_SHAPE | ArabicShaping.TEXT_DIRECTION_LOGICAL).shape(text);
        } catch (ArabicShapingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Joiners and variation selectors have done their work, or have none, when glyphs are drawn. */
    private static boolean isDrawn(int codePoint) {
        return Character.getType(codePoint) != Character.FORMAT && !(codePoint >= 0xFE00 && codePoint <= 0xFE0F);
    }

    private static boolean isMark(int codePoint) {
        var type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || !isDrawn(codePoint);
    }
}
