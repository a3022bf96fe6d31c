package dev.onramp.connector.workbook;

import dev.onramp.connector.source.CodePoints;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of Office Open XML. It is read part by part from where it is stored: first the head of each sheet, then of the
 * shared strings those that the heads need, then all rows. So it needs the same little memory whatever its size. Macros,
 * links and embedded objects are never looked at.
 */
final class Xlsx implements TableFile {

    static final int MAX_SHEETS = 255;

    private static final int MAX_COLUMNS = 100_000;
    private static final int HEAD_CELLS = 2_000;
    private static final int SAMPLE_CELLS = 50_000;
    private static final int ALL_HEAD_CELLS = 200_000;
    private static final int MAX_CHARS = 4_000_000;
    private static final int HEAD_CHARS = 1_000_000;
    private static final int ALL_HEAD_CHARS = 8_000_000;
    private static final int MAX_RELATIONS = 10_000;
    private static final int RELATION_CHARS = 2_000_000;

    private final ZipParts zip;
    private final Work work;
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean since1904;
    private @Nullable String stringsPart;
    private Styles styles = Styles.NONE;

    private record Sheet(String name, String part, boolean hidden) {}

    private Xlsx(ZipParts zip, Work work) {
        this.zip = zip;
        this.work = work;
    }

    static Xlsx open(FileContent content, Work work) throws IOException {
        var workbook = new Xlsx(ZipParts.open(content, work), work);
        workbook.readParts();
        return workbook;
    }

    @Override
    public String mediaType() {
        return zip.has("xl/vbaProject.bin") ? FileResource.XLSM : FileResource.XLSX;
    }

    @Override
    public long count(Predicate<String> wanted) {
        return sheets.stream().map(Sheet::name).filter(wanted).count();
    }

    @Override
    public void probe() throws IOException {
        headers(sheets, new HashMap<>());
    }

    @Override
    public void describe(Predicate<String> wanted, Consumer<Table> found) throws IOException {
        var chosen = sheets.stream().filter(sheet -> wanted.test(sheet.name())).toList();
        Map<String, Header> headers = new HashMap<>();
        var strings = headers(chosen, headers);
        int columns = 0;
        for (var sheet : chosen) {
            var scan =
                    new TableScan(headers.getOrDefault(sheet.name(), Header.find(List.of(), work)), strings::isBlank);
            read(sheet, scan);
            var table = scan.table(sheet.name(), sheet.hidden() ? "hidden" : null);
            columns += table.columns().size();
            if (columns > MAX_COLUMNS) {
                throw tooManyColumns();
            }
            found.accept(table);
        }
    }

    @Override
    public @Nullable Sample sample(String table, int rows) throws IOException {
        var sheet = sheets.stream().filter(one -> one.name().equals(table)).findFirst();
        if (sheet.isEmpty()) {
            return null;
        }
        var head = new Head(Header.ROWS + rows + 1, SAMPLE_CELLS, MAX_CHARS);
        read(sheet.get(), head);
        var strings = strings(head.shared());
        var resolved = head.resolved(strings);
        var header = Header.find(head.first(Header.ROWS, HEAD_CELLS, HEAD_CHARS).resolved(strings), work);
        var data = resolved.subList(Math.min(header.skipped(), resolved.size()), resolved.size());
        boolean more = head.isCut() || resolved.size() < head.size() || data.size() > rows;
        return new Sample(header, List.copyOf(data.subList(0, Math.min(rows, data.size()))), more);
    }

    /** Finds the headers; returns the strings, which know what is blank. */
    private SharedStrings headers(List<Sheet> chosen, Map<String, Header> headers) throws IOException {
        Map<String, Head> heads = new HashMap<>();
        Set<Integer> shared = new HashSet<>();
        int cells = 0;
        int chars = 0;
        for (var sheet : chosen) {
            var head = new Head(Header.ROWS, HEAD_CELLS, HEAD_CHARS);
            read(sheet, head);
            heads.put(sheet.name(), head);
            shared.addAll(head.shared());
            cells += head.cells();
            if (cells > ALL_HEAD_CELLS) {
                throw tooManyColumns();
            }
            chars += head.chars();
            if (chars > ALL_HEAD_CHARS) {
                throw Faults.tooLarge("The first rows of the sheets have more than 8,000,000 characters in all.");
            }
        }
        var strings = strings(shared);
        heads.forEach((name, head) -> headers.put(name, Header.find(head.resolved(strings), work)));
        return strings;
    }

    private static SourceException tooManyColumns() {
        return Faults.tooLarge("The sheets of the workbook have more than 100,000 columns in all.");
    }

    private void read(Sheet sheet, RowHandler handler) throws IOException {
        try (var xml = required(sheet.part())) {
            new SheetReader(styles, since1904, work).read(xml, handler);
        }
    }

    private SharedStrings strings(Set<Integer> wanted) throws IOException {
        try (var xml = stringsPart == null ? null : optional(stringsPart)) {
            return xml == null ? SharedStrings.NONE : SharedStrings.read(xml, wanted, MAX_CHARS);
        }
    }

    private void readParts() throws IOException {
        var book = workbookPart();
        Map<String, Relation> relations = relations(book);
        for (var relation : relations.values()) {
            if (relation.type().equals("sharedstrings")) {
                stringsPart = relation.part();
            } else if (relation.type().equals("styles")) {
                readStyles(relation.part());
            }
        }
        readBook(book, relations);
        if (sheets.isEmpty()) {
            throw Faults.notAWorkbook("The workbook has no sheet with cells.");
        }
        sheets.sort(Comparator.comparing(Sheet::name, CodePoints.ORDER));
    }

    private String workbookPart() throws IOException {
        if (!zip.has("[Content_Types].xml")) {
            throw Faults.notAWorkbook("The file is a zip, but no workbook: upload an .xlsx, an .xlsm or a CSV file.");
        }
        return relations("").values().stream()
                .filter(relation -> relation.type().equals("officedocument"))
                .map(Relation::part)
                .findFirst()
                .filter(zip::has)
                .orElseThrow(() -> Faults.notAWorkbook(
                        "The file is no workbook in the format of .xlsx: save it as .xlsx and upload it again."));
    }

    private void readStyles(String part) throws IOException {
        try (var xml = optional(part)) {
            if (xml != null) {
                styles = Styles.read(xml);
            }
        }
    }

    private void readBook(String book, Map<String, Relation> relations) throws IOException {
        Set<String> taken = new HashSet<>();
        boolean isBook = false;
        try (var xml = required(book)) {
            while (xml.next()) {
                if (xml.isStart("workbook")) {
                    isBook = true;
                } else if (xml.isStart("workbookPr")) {
                    var value = xml.attribute("date1904");
                    since1904 = value != null && Set.of("1", "true", "on").contains(value);
                } else if (xml.isStart("sheet")) {
                    addSheet(xml, relations, taken);
                }
            }
        }
        if (!isBook) {
            throw Faults.notAWorkbook(
                    "The file is an Office document, but no workbook: upload an .xlsx, an .xlsm or a CSV file.");
        }
    }

    private void addSheet(Xml xml, Map<String, Relation> relations, Set<String> taken) {
        var relation = relations.get(String.valueOf(xml.attribute("id")));
        var name = xml.attribute("name");
        if (relation == null || name == null || !relation.type().equals("worksheet")) {
            return;
        }
        if (sheets.size() >= MAX_SHEETS) {
            throw Faults.tooLarge("The workbook has more than 255 sheets.");
        }
        if (name.isBlank() || name.length() > 255 || !taken.add(name)) {
            throw Faults.damaged();
        }
        var state = xml.attribute("state");
        sheets.add(new Sheet(name, relation.part(), state != null && !state.equals("visible")));
    }

    private record Relation(String type, String part) {}

    /** What a part refers to inside of the file, by id. The part "" is the file itself. */
    private Map<String, Relation> relations(String part) throws IOException {
        int folder = part.lastIndexOf('/') + 1;
        Map<String, Relation> relations = new HashMap<>();
        int count = 0;
        int chars = 0;
        try (var xml = required(part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels")) {
            while (xml.next()) {
                var target = xml.isStart("Relationship") ? xml.attribute("Target") : null;
                var type = target == null ? null : xml.attribute("Type");
                if (target == null || type == null || "External".equals(xml.attribute("TargetMode"))) {
                    continue;
                }
                var id = String.valueOf(xml.attribute("Id"));
                count++;
                chars += id.length() + target.length() + type.length();
                if (count > MAX_RELATIONS || chars > RELATION_CHARS) {
                    throw Faults.tooLarge("The workbook consists of more than " + MAX_RELATIONS + " parts.");
                }
                relations.put(id, new Relation(lastSegment(type), resolve(part.substring(0, folder), target)));
            }
        }
        return relations;
    }

    private static String lastSegment(String type) {
        return type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** The name of a part. Whatever it is, it is only looked up among the parts of this file. */
    private static String resolve(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        var base = folder;
        var rest = target;
        while (rest.startsWith("../") || rest.startsWith("./")) {
            if (rest.startsWith("../")) {
                int parent = base.lastIndexOf('/', Math.max(base.length() - 2, 0));
                base = parent < 0 ? "" : base.substring(0, parent + 1);
            }
            rest = rest.substring(rest.indexOf('/') + 1);
        }
        return base + rest;
    }

    private Xml required(String part) throws IOException {
        var xml = optional(part);
        if (xml == null) {
            throw Faults.damaged();
        }
        return xml;
    }

    private @Nullable Xml optional(String part) throws IOException {
        var stream = zip.open(part);
        return stream == null ? null : new Xml(stream, work);
    }
}
