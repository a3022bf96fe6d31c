package dev.onramp.democonfig.sow;

import dev.onramp.democonfig.sow.TextLines.Style;
import java.util.List;

/** The phases as bars over time, the scale on each page. */
final class PdfGantt {

    private static final Style LABEL = new Style(7.5f, false, Ink.TEXT);
    private static final Style SCALE = new Style(7f, false, Ink.QUIET);
    private static final float NAMES = 160;
    private static final float BARS = Sheets.WIDTH - NAMES;
    private static final float BAR = 8;

    private final Sheets sheets;
    private final TextLines texts;

    PdfGantt(Sheets sheets, TextLines texts) {
        this.sheets = sheets;
        this.texts = texts;
    }

    void draw(Sow.Plan plan) {
        sheets.need(60);
        scale(plan.ticks());
        for (var phase : plan.phases()) {
            var name = texts.wrap(phase.name(), LABEL, NAMES - 8);
            var height = name.size() * LABEL.size() * 1.35f + 5;
            if (sheets.free() < height) {
                sheets.turn();
                scale(plan.ticks());
            }
            row(phase, name, height, plan.ticks());
        }
        sheets.down(10);
    }

    private void scale(List<Sow.Tick> ticks) {
        for (var tick : ticks) {
            texts.wrap(tick.label(), SCALE, BARS).forEach(line -> sheets.text(line, x(tick.at()) + 2, sheets.y()));
        }
        sheets.down(12);
        sheets.box(Sheets.LEFT, sheets.y(), Sheets.WIDTH, 0.5f, Ink.RULE);
        sheets.down(3);
    }

    private void row(Sow.Phase phase, List<TextLines.Line> name, float height, List<Sow.Tick> ticks) {
        var top = sheets.y();
        ticks.forEach(tick -> sheets.box(x(tick.at()), top - 3, 0.5f, height, Ink.RULE));
        var line = top;
        for (var part : name) {
            sheets.text(part, Sheets.LEFT, line);
            line += part.height();
        }
        if (phase.from() != null) {
            var width = Math.max(1, BARS * phase.width() / PlanBuilder.WHOLE);
            sheets.box(x(phase.from()), top + 1, width, BAR, Ink.ACCENT);
        }
        sheets.down(height);
    }

    private static float x(int thousandths) {
        return Sheets.LEFT + NAMES + BARS * thousandths / PlanBuilder.WHOLE;
    }
}
