package dev.onramp.connector.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One part of a workbook, event by event. Document types and entities are refused, nothing is ever fetched, and no single
 * token, no depth and no text is without a limit. What the parser keeps until the end of the part has limits too: names,
 * and room for as many and as long attributes as an element had.
 */
final class Xml implements AutoCloseable {

    /** The longest text of a cell that spreadsheet programs can hold. */
    static final int MAX_TEXT = 32_767;

    private static final int MAX_TOKEN = 1024 * 1024;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ATTRIBUTES = 100;

    /** The longest attribute that is asked for, which may be kept. */
    private static final int MAX_VALUE = 4096;

    private static final XMLInputFactory FACTORY = factory();

    private final TokenLimit in;
    private final XMLStreamReader reader;
    private final Distinct names = new Distinct(1000, 64_000);
    private final Distinct prefixes = new Distinct(100, 2000);
    private final Distinct namespaces = new Distinct(100, 32_000);
    private int depth;
    private int event = XMLStreamConstants.START_DOCUMENT;

    Xml(InputStream in, Work work) {
        this.in = new TokenLimit(in, work);
        try {
            this.reader = FACTORY.createXMLStreamReader(this.in);
        } catch (XMLStreamException broken) {
            throw Faults.damaged();
        }
    }

    private static XMLInputFactory factory() {
        // That of the JDK, whatever else is on the class path.
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched");
        });
        return factory;
    }

    /** Goes on to the next event; false at the end. */
    boolean next() {
        try {
            in.next();
            if (!reader.hasNext()) {
                return false;
            }
            event = reader.next();
        } catch (XMLStreamException broken) {
            throw Faults.damaged();
        }
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> enter();
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> names.add(reader.getPITarget());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw Faults.notAWorkbook("The workbook declares a document type or entities, which none does.");
            default -> {}
        }
        return true;
    }

    private void enter() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw Faults.tooLarge("The XML of the workbook is nested too deeply.");
        }
        names.add(reader.getLocalName());
        checkNamespaces();
        checkAttributes();
    }

    private void checkNamespaces() {
        int count = reader.getNamespaceCount();
        for (int i = 0; i < count; i++) {
            prefixes.add(Objects.requireNonNullElse(reader.getNamespacePrefix(i), ""));
            namespaces.add(Objects.requireNonNullElse(reader.getNamespaceURI(i), ""));
        }
    }

    private void checkAttributes() {
        int count = reader.getAttributeCount();
        for (int i = 0; i < count; i++) {
            names.add(reader.getAttributeLocalName(i));
            if (i >= MAX_ATTRIBUTES || reader.getAttributeValue(i).length() > MAX_TEXT) {
                throw Faults.tooLarge("The XML of the workbook has an element with too many or too long attributes.");
            }
        }
    }

    boolean isStart() {
        return event == XMLStreamConstants.START_ELEMENT;
    }

    boolean isStart(String name) {
        return isStart() && reader.getLocalName().equals(name);
    }

    boolean isEnd(String name) {
        return event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(name);
    }

    String name() {
        return reader.getLocalName();
    }

    /** The attribute of this local name, in whatever namespace; null if there is none. */
    @Nullable String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return checked(reader.getAttributeValue(i));
            }
        }
        return null;
    }

    private static String checked(String value) {
        if (value.length() > MAX_VALUE) {
            throw Faults.tooLarge("The XML of the workbook has a name or a path of more than 4,096 characters.");
        }
        return value;
    }

    /** The text of the element that has just begun, up to its end. Text of the elements in it belongs to it. */
    String text() {
        var text = new StringBuilder();
        int level = depth;
        while (next() && depth >= level) {
            append(text);
        }
        return text.toString();
    }

    /** The text of a rich string, such as {@code is} or {@code si}: what is in its {@code t}, without reading aids. */
    String richText() {
        var text = new StringBuilder();
        int level = depth;
        boolean shown = false;
        int aid = Integer.MAX_VALUE;
        while (next() && depth >= level) {
            if (isStart("rPh")) {
                aid = Math.min(aid, depth);
            } else if (isStart("t")) {
                shown = depth < aid;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                shown = false;
                aid = depth < aid ? Integer.MAX_VALUE : aid;
            } else if (shown) {
                append(text);
            }
        }
        return text.toString();
    }

    private void append(StringBuilder text) {
        if (event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            if (text.length() > MAX_TEXT) {
                throw Faults.tooLarge("A cell has more than the 32,767 characters that spreadsheet programs can hold.");
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException ignored) {
            // What was read of it is all that counts.
        }
        in.close();
    }

    /** Ends the reading of a token that does not end by itself. */
    private static final class TokenLimit extends FilterInputStream {

        private final Work work;
        private long count;

        TokenLimit(InputStream in, Work work) {
            super(in);
            this.work = work;
        }

        void next() {
            count = 0;
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) {
            work.check();
            count += bytes;
            if (count > MAX_TOKEN) {
                throw Faults.tooLarge("The XML of the workbook has a name, a value or a comment without end.");
            }
        }
    }
}
