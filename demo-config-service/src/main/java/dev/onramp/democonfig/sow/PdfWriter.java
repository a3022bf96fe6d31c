package dev.onramp.democonfig.sow;

import dev.onramp.democonfig.sow.PdfTable.Column;
import dev.onramp.democonfig.sow.PdfTable.Text;
import dev.onramp.democonfig.sow.Sow.Fact;
import dev.onramp.democonfig.sow.TextLines.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Draws a statement of work. */
final class PdfWriter {

    private static final Style KICKER = new Style(9, true, Ink.ACCENT);
    private static final Style TITLE = new Style(18, true, Ink.TEXT);
    private static final Style HEADING = new Style(12, true, Ink.ACCENT);
    private static final Style BODY = new Style(9.5f, false, Ink.TEXT);
    private static final Style MARGIN = new Style(7.5f, false, Ink.QUIET);

    private final Sow sow;
    private final Sheets sheets;
    private final TextLines texts;

    private PdfWriter(Sow sow, Sheets sheets, TextLines texts) {
        this.sow = sow;
        this.sheets = sheets;
        this.texts = texts;
    }

    static void draw(Sow sow, PDDocument document, Typefaces typefaces, DrawingLimit limit) {
        try (var sheets = new Sheets(document, limit)) {
            var writer = new PdfWriter(sow, sheets, new TextLines(typefaces));
            writer.all();
            writer.margins(document.getNumberOfPages());
        }
    }

    private void all() {
        paragraph("STATEMENT OF WORK", KICKER, 2);
        paragraph(sow.title(), TITLE, 8);
        facts(sow.facts());
        sheets.down(10);
        sow.summary().forEach(sentence -> paragraph(sentence, BODY, 3));
        if (sow.price() != null) {
            price(sow.price());
        }
        if (sow.plan() != null) {
            plan(sow.plan());
        }
        if (sow.team() != null) {
            team(sow.team());
        }
        heading("Terms");
        sow.terms().forEach(term -> paragraph(term, BODY, 5));
    }

    private void price(Sow.Price price) {
        heading("Price");
        if (!price.lines().isEmpty()) {
            table(
                    List.of(
                            new Column("Item", 0.46f, false),
                            new Column("Quantity", 0.16f, true),
                            new Column("Unit price", 0.19f, true),
                            new Column("Amount", 0.19f, true)),
                    price.lines().stream().map(PdfWriter::cells));
        }
        if (!price.breakdown().isEmpty()) {
            heading("By category");
            table(
                    List.of(new Column("Category", 0.7f, false), new Column("Amount", 0.3f, true)),
                    price.breakdown().stream().map(PdfWriter::cells));
        }
        heading("Total");
        table(List.of(new Column("", 0.55f, false), new Column("", 0.45f, true)), sums(price));
    }

    private static Stream<List<List<Text>>> sums(Sow.Price price) {
        return Stream.of(
                        price.sums().stream().map(PdfWriter::cells),
                        Stream.ofNullable(price.total())
                                .map(total -> List.of(
                                        List.of(new Text("Total", PdfTable.STRONG)),
                                        List.of(new Text(total, PdfTable.STRONG)))),
                        price.more().stream().map(PdfWriter::cells))
                .flatMap(rows -> rows);
    }

    private void plan(Sow.Plan plan) {
        heading("Timeline");
        if (!plan.dates().isEmpty()) {
            facts(plan.dates());
            sheets.down(8);
        }
        if (plan.drawn()) {
            new PdfGantt(sheets, texts).draw(plan);
        }
        if (!plan.phases().isEmpty()) {
            table(
                    List.of(
                            new Column("Phase", 0.44f, false),
                            new Column("Dates", 0.34f, false),
                            new Column("Effort", 0.22f, false)),
                    plan.phases().stream()
                            .map(phase -> List.of(cell(phase.name()), cell(phase.dates()), cell(phase.effort()))));
        }
    }

    private void team(Sow.Team team) {
        heading("Team");
        var people = team.people().stream()
                .map(person -> List.of(
                        cell(person.name()), cell(person.role()), cell(person.hours()), cell(person.hoursPerWeek())));
        var all = Stream.ofNullable(team.hours())
                .map(hours -> List.of(
                        List.of(new Text("In all", PdfTable.STRONG)),
                        cell(""),
                        List.of(new Text(hours, PdfTable.STRONG)),
                        cell("")));
        table(
                List.of(
                        new Column("Name", 0.38f, false),
                        new Column("Role", 0.30f, false),
                        new Column("Hours", 0.16f, true),
                        new Column("Hours a week", 0.16f, true)),
                Stream.concat(people, all));
    }

    private static List<List<Text>> cells(Sow.Line line) {
        var item = new ArrayList<Text>();
        item.add(new Text(line.description(), PdfTable.CELL));
        item.add(new Text(line.category(), PdfTable.SMALL));
        line.details().forEach(detail -> item.add(new Text(detail, PdfTable.SMALL)));
        return List.of(item, cell(line.quantity()), cell(line.unitPrice()), cell(line.amount()));
    }

    private static List<List<Text>> cells(Fact fact) {
        return List.of(cell(fact.label()), cell(fact.value()));
    }

    private static List<Text> cell(String text) {
        return List.of(new Text(text, PdfTable.CELL));
    }

    private void facts(List<Fact> facts) {
        table(
                List.of(new Column("", 0.22f, false), new Column("", 0.78f, false)),
                facts.stream()
                        .map(fact -> List.of(
                                List.of(new Text(fact.label(), PdfTable.SMALL)),
                                List.of(new Text(fact.value(), PdfTable.CELL)))));
    }

    private void table(List<Column> columns, Stream<List<List<Text>>> rows) {
        new PdfTable(sheets, texts, columns).draw(rows.toList());
    }

    private void heading(String text) {
        sheets.need(90);
        if (!sheets.isFresh()) {
            sheets.down(16);
        }
        paragraph(text, HEADING, 4);
    }

    private void paragraph(String text, Style style, float after) {
        for (var line : texts.wrap(text, style, Sheets.WIDTH)) {
            sheets.need(line.height());
            sheets.text(line, Sheets.LEFT, sheets.y());
            sheets.down(line.height());
        }
        sheets.down(after);
    }

    /** What the document is and the number of the page, below each page. */
    private void margins(int pages) {
        var top = PDRectangle.A4.getHeight() - 40;
        for (int page = 0; page < pages; page++) {
            sheets.reopen(page);
            sheets.box(Sheets.LEFT, top - 6, Sheets.WIDTH, 0.5f, Ink.RULE);
            var name = texts.wrap("Proposal " + sow.id() + ", revision " + sow.revision(), MARGIN, Sheets.WIDTH - 80);
            name.stream().limit(1).forEach(line -> sheets.text(line, Sheets.LEFT, top));
            texts.wrap("Page " + (page + 1) + " of " + pages, MARGIN, 80)
                    .forEach(line -> sheets.text(line, Sheets.LEFT + Sheets.WIDTH - line.width(), top));
        }
    }
}
