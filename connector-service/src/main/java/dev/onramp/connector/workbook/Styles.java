package dev.onramp.connector.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the cells of each style show. */
final class Styles {

    static final Styles NONE = new Styles(List.of());

    /** Spreadsheet programs can hold 65,490. */
    private static final int MAX_STYLES = 100_000;

    private final List<Format> formats;

    private Styles(List<Format> formats) {
        this.formats = formats;
    }

    static Styles read(Xml xml) {
        Map<Integer, Format> codes = new HashMap<>();
        List<Format> formats = new ArrayList<>();
        boolean inCells = false;
        int count = 0;
        while (xml.next()) {
            if (xml.isStart("numFmt")) {
                count++;
                checkCount(count);
                codes.put(id(xml), Format.of(String.valueOf(xml.attribute("formatCode"))));
            } else if (xml.isStart("cellXfs")) {
                inCells = true;
            } else if (xml.isEnd("cellXfs")) {
                inCells = false;
            } else if (inCells && xml.isStart("xf")) {
                checkCount(formats.size() + 1);
                int id = id(xml);
                var format = codes.get(id);
                formats.add(format == null ? Format.builtIn(id) : format);
            }
        }
        return new Styles(formats);
    }

    private static int id(Xml xml) {
        return SheetReader.index(String.valueOf(xml.attribute("numFmtId")));
    }

    private static void checkCount(int count) {
        if (count > MAX_STYLES) {
            throw Faults.tooLarge("The workbook has more than 100,000 styles of cells.");
        }
    }

    /** What cells with this style show. */
    Format format(@Nullable String style) {
        int index = style == null ? -1 : SheetReader.index(style);
        return index >= 0 && index < formats.size() ? formats.get(index) : Format.NUMBER;
    }
}
