package dev.onramp.democonfig.sow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A statement of work as PDF. The same document gives the same bytes in any JVM: dates and ids come from the document, and
 * nothing is compressed, because implementations of deflate differ in what they make of the same bytes.
 */
final class Pdf {

    private static final int BUFFER = 16_384;

    private Pdf() {}

    /**
     * The bytes of the file.
     *
     * @throws DrawingLimit.DrawingLimitException if it takes more than {@code limit}
     */
    static byte[] write(Sow sow, DrawingLimit limit) {
        try (var document = new PDDocument();
                var typefaces = new Typefaces(document)) {
            describe(document, sow);
            PdfWriter.draw(sow, document, typefaces, limit);
            return plain(save(document), id(sow));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(PDDocument document, Sow sow) {
        var about = document.getDocumentInformation();
        about.setTitle("Statement of work: " + sow.title());
        about.setSubject("Proposal " + sow.id() + ", revision " + sow.revision());
        about.setCreator("Onramp");
        about.setCreationDate(calendar(sow));
        about.setModificationDate(calendar(sow));
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage("en");
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        document.setDocumentId(id(sow));
    }

    private static Calendar calendar(Sow sow) {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.setTimeInMillis(sow.dated().toEpochMilli());
        return calendar;
    }

    private static long id(Sow sow) {
        return ByteBuffer.wrap(SowTag.digest(sow)).getLong();
    }

    /** Subsets of fonts can only be had compressed: takes them apart again. */
    private static byte[] plain(byte[] compressed, long id) throws IOException {
        try (var document = Loader.loadPDF(compressed)) {
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream) {
                    expand(stream);
                }
            }
            document.setDocumentId(id);
            return save(document);
        }
    }

    private static void expand(COSStream stream) throws IOException {
        byte[] bytes;
        try (var in = stream.createInputStream()) {
            bytes = in.readAllBytes();
        }
        stream.removeItem(COSName.FILTER);
        stream.removeItem(COSName.DECODE_PARMS);
        try (var out = stream.createRawOutputStream()) {
            out.write(bytes);
        }
    }

    private static byte[] save(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream(BUFFER);
        document.save(out, CompressParameters.NO_COMPRESSION);
        return out.toByteArray();
    }
}
