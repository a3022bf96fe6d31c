package dev.onramp.democonfig.sow;

import dev.onramp.democonfig.sow.Sow.Fact;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A statement of work as Markdown (CommonMark with tables). Texts of callers stay texts: nothing in them is markup. */
final class Markdown {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|#~&!$@{}^]|:(?=//)|(?i:(?<=www)\\.)");
    private static final Pattern MARKER = Pattern.compile("^([-+=]|\\d+(?=[.)](\\s|$)))");

    private final StringBuilder out = new StringBuilder();

    private Markdown() {}

    static String write(Sow sow) {
        var markdown = new Markdown();
        markdown.all(sow);
        return markdown.out.toString();
    }

    /** {@code text} as it is read. */
    static String escape(String text) {
        var escaped = SPECIAL.matcher(text).replaceAll("\\\\$0");
        var marker = MARKER.matcher(escaped);
        if (!marker.find()) {
            return escaped;
        }
        var end = marker.end();
        return Character.isDigit(escaped.charAt(0))
                ? escaped.substring(0, end) + "\\" + escaped.substring(end)
                : "\\" + escaped;
    }

    private void all(Sow sow) {
        line("# Statement of work: " + escape(sow.title()));
        table(List.of("", ""), "--", sow.facts().stream().map(Markdown::cells));
        sow.summary().forEach(sentence -> line(escape(sentence)));
        if (sow.price() != null) {
            price(sow.price());
        }
        if (sow.plan() != null) {
            plan(sow.plan());
        }
        if (sow.team() != null) {
            team(sow.team());
        }
        line("## Terms");
        list(sow.terms());
    }

    private void price(Sow.Price price) {
        line("## Price");
        if (!price.lines().isEmpty()) {
            table(
                    List.of("Item", "Category", "Quantity", "Unit price", "Amount"),
                    "--rrr",
                    price.lines().stream().map(Markdown::cells));
        }
        if (!price.breakdown().isEmpty()) {
            line("### By category");
            table(
                    List.of("Category", "Amount"),
                    "-r",
                    price.breakdown().stream().map(Markdown::cells));
        }
        line("### Total");
        var sums = Stream.concat(
                price.sums().stream().map(Markdown::cells),
                Stream.concat(
                        Stream.ofNullable(price.total())
                                .map(total -> List.of("**Total**", "**" + escape(total) + "**")),
                        price.more().stream().map(Markdown::cells)));
        table(List.of("", "Amount"), "-r", sums);
    }

    private void plan(Sow.Plan plan) {
        line("## Timeline");
        if (!plan.dates().isEmpty()) {
            list(plan.dates().stream()
                    .map(date -> date.label() + ": " + date.value())
                    .toList());
        }
        if (!plan.phases().isEmpty()) {
            table(
                    List.of("Phase", "Dates", "Effort"),
                    "---",
                    plan.phases().stream()
                            .map(phase -> Stream.of(phase.name(), phase.dates(), phase.effort())
                                    .map(Markdown::escape)
                                    .toList()));
        }
    }

    private void team(Sow.Team team) {
        line("## Team");
        if (!team.people().isEmpty()) {
            table(
                    List.of("Name", "Role", "Hours", "Hours a week"),
                    "--rr",
                    team.people().stream()
                            .map(person -> Stream.of(
                                            person.name(), person.role(), person.hours(), person.hoursPerWeek())
                                    .map(Markdown::escape)
                                    .toList()));
        }
        if (team.hours() != null) {
            line("Hours in all: " + escape(team.hours()));
        }
    }

    private static List<String> cells(Fact fact) {
        return List.of(escape(fact.label()), escape(fact.value()));
    }

    private static List<String> cells(Sow.Line line) {
        var item = Stream.concat(
                        Stream.of("**" + escape(line.description()) + "**"),
                        line.details().stream().map(Markdown::escape))
                .collect(Collectors.joining("<br>"));
        return List.of(
                item,
                escape(line.category()),
                escape(line.quantity()),
                escape(line.unitPrice()),
                escape(line.amount()));
    }

    private void table(List<String> head, String columns, Stream<List<String>> rows) {
        row(head);
        row(columns.chars().mapToObj(column -> column == 'r' ? "---:" : "---").toList());
        rows.forEach(this::row);
        out.append('\n');
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void list(List<String> items) {
        items.forEach(item -> out.append("- ").append(escape(item)).append('\n'));
        out.append('\n');
    }

    private void line(String text) {
        out.append(text).append("\n\n");
    }
}
