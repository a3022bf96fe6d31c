package dev.onramp.democonfig.sow;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The pages of a document, filled from top to bottom. Points from the top of the page, as people read it. */
final class Sheets implements AutoCloseable {

    static final float LEFT = 50;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    private static final float TOP = 52;
    private static final float BOTTOM = PDRectangle.A4.getHeight() - 62;

    private final PDDocument document;
    private final DrawingLimit limit;
    private PDPageContentStream out;
    private float y = TOP;

    Sheets(PDDocument document, DrawingLimit limit) {
        this.document = document;
        this.limit = limit;
        this.out = open(AppendMode.OVERWRITE, newPage());
    }

    /** Where the next thing goes. */
    float y() {
        return y;
    }

    /** How much of the page is free. */
    float free() {
        return BOTTOM - y;
    }

    /** How much a whole page holds. */
    static float whole() {
        return BOTTOM - TOP;
    }

    boolean isFresh() {
        return y == TOP;
    }

    void down(float points) {
        y += points;
    }

    /** Goes on on the next page unless {@code height} fits on this one. */
    void need(float height) {
        limit.check(document.getNumberOfPages());
        if (free() < height && !isFresh()) {
            turn();
        }
    }

    void turn() {
        close();
        out = open(AppendMode.OVERWRITE, newPage());
        y = TOP;
    }

    /** Opens a page that was left, to write on its margin. */
    void reopen(int page) {
        close();
        out = open(AppendMode.APPEND, document.getPage(page));
    }

    /** Writes {@code line} with its left end at {@code x} and its top at {@code top}. */
    void text(TextLines.Line line, float x, float top) {
        try {
            var style = line.style();
            out.beginText();
            out.setNonStrokingColor(
                    style.ink().red(), style.ink().green(), style.ink().blue());
            out.newLineAtOffset(x, PDRectangle.A4.getHeight() - top - style.size());
            for (var run : line.runs()) {
                out.setFont(run.face().font(), style.size());
                out.showText(run.text());
            }
            out.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void box(float x, float top, float width, float height, Ink ink) {
        try {
            out.setNonStrokingColor(ink.red(), ink.green(), ink.blue());
            out.addRect(x, PDRectangle.A4.getHeight() - top - height, width, height);
            out.fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPage newPage() {
        limit.check(document.getNumberOfPages() + 1);
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        return page;
    }

    private PDPageContentStream open(AppendMode mode, PDPage page) {
        try {
            // Not compressed: see Pdf.
            return new PDPageContentStream(document, page, mode, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
