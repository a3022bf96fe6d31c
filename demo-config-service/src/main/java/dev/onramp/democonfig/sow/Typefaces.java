package dev.onramp.democonfig.sow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of one document. DejaVu has Latin, Greek, Cyrillic, Hebrew and Arabic; Droid Sans Fallback has Chinese,
 * Japanese and Korean. Only the glyphs that are used go into the document.
 */
final class Typefaces implements AutoCloseable {

    /** Stands for a character that no font has. */
    private static final int REPLACEMENT = 0xFFFD;

    private final PDDocument document;
    private final List<TrueTypeFont> open = new ArrayList<>();
    private final Face regular;
    private final Face bold;
    private @Nullable Face fallback;

    Typefaces(PDDocument document) {
        this.document = document;
        this.regular = load("DejaVuSans.ttf");
        this.bold = load("DejaVuSans-Bold.ttf");
    }

    /** A character and the font that has it. */
    record Glyph(Face face, int codePoint) {

        /** In thousandths of the size of the font. */
        float advance() {
            return face.advance(codePoint);
        }
    }

    /** The glyph of {@code codePoint}, or the replacement if no font has one. */
    Glyph glyph(int codePoint, boolean strong) {
        var preferred = strong ? bold : regular;
        if (preferred.has(codePoint)) {
            return new Glyph(preferred, codePoint);
        }
        return fallback().has(codePoint) ? new Glyph(fallback(), codePoint) : new Glyph(preferred, REPLACEMENT);
    }

    @Override
    public void close() {
        for (var font : open) {
            try {
                font.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Face fallback() {
        if (fallback == null) {
            fallback = load("DroidSansFallback.ttf");
        }
        return fallback;
    }

    private Face load(String file) {
        try (var in = Typefaces.class.getResourceAsStream("/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The font " + file + " is missing");
            }
            var font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            // Ligatures would make a line another width than it was measured.
            font.setEnableGsub(false);
            open.add(font);
            return new Face(PDType0Font.load(document, font, true), font);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One font. */
    static final class Face {

        private final PDFont font;
        private final TrueTypeFont metrics;

        private Face(PDFont font, TrueTypeFont metrics) {
            this.font = font;
            this.metrics = metrics;
        }

        PDFont font() {
            return font;
        }

        private boolean has(int codePoint) {
            return glyph(codePoint) > 0;
        }

        private float advance(int codePoint) {
            try {
                return metrics.getAdvanceWidth(glyph(codePoint)) * 1000f / metrics.getUnitsPerEm();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private int glyph(int codePoint) {
            try {
                return metrics.getUnicodeCmapLookup().getGlyphId(codePoint);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
