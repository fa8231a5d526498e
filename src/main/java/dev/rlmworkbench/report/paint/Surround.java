package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.report.figure.SeriesStyle;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// What stands around every figure: title and legend above, notes below.
///
/// @param body what is left for the figure itself
record Surround(Rectangle2D body, List<Hits.LegendBox> legend) {

    private static final int MAX_TITLE_LINES = 2;
    private static final int MAX_NOTE_LINES = 6;

    /// What stands beside a name in the legend.
    enum Sample {
        LINE,
        /// A line without a point.
        CURVE,
        DIAMOND,
        BOX;

        /// Width in font sizes.
        private double ems() {
            return switch (this) {
                case LINE, CURVE -> 2.6;
                case DIAMOND, BOX -> 1;
            };
        }
    }

    /// @param name as the figure names it
    record Entry(String name, SeriesStyle style, Sample sample) {}

    /// Draws it.
    static Surround draw(Sheet sheet, FigureText text, List<Entry> entries, View view) {
        double edge = sheet.em * 0.3;
        double top = edge;
        if (view.titled()) {
            top = title(sheet, text, top, edge);
        }
        var boxes = new ArrayList<Hits.LegendBox>();
        // A line's name stands at its end; nothing but the legend tells what the only bars are.
        if (entries.size() > 1 || entries.stream().anyMatch(entry -> entry.sample() == Sample.BOX)) {
            top = legend(sheet, entries, view, top, edge, boxes);
        }
        double bottom = notes(sheet, text, edge);
        return new Surround(
                new Rectangle2D.Double(edge, top, sheet.width - 2 * edge, Math.max(sheet.em, bottom - top)), boxes);
    }

    private static double title(Sheet sheet, FigureText text, double top, double edge) {
        var font = sheet.title();
        double y = top;
        for (var line : sheet.wrap(sheet.clean(text.title()), font, sheet.width - 2 * edge, MAX_TITLE_LINES)) {
            y += font.getSize2D() * Sheet.LINE;
            sheet.write(line, edge, y - font.getSize2D() * 0.4, font, sheet.ink.words());
        }
        return y + sheet.em * 0.35;
    }

    private static double legend(
            Sheet sheet, List<Entry> entries, View view, double top, double edge, List<Hits.LegendBox> boxes) {
        double em = sheet.em;
        double x = edge;
        double y = top;
        for (var entry : entries) {
            double sample = entry.sample().ems() * em;
            var name = sheet.cut(sheet.clean(entry.name()), sheet.words(), sheet.width - 2 * edge - sample - em);
            double width = sample + em * 0.45 + sheet.width(name, sheet.words());
            if (x > edge && x + width > sheet.width - edge) {
                x = edge;
                y += em * 1.5;
            }
            boolean hidden = view.hidden().contains(entry.name());
            sample(sheet, entry, x, y + em * 0.75, sample, hidden);
            sheet.write(
                    name,
                    x + sample + em * 0.45,
                    Sheet.baseline(y + em * 0.75, sheet.words()),
                    sheet.words(),
                    hidden ? faint(sheet, sheet.ink.quiet()) : sheet.ink.words());
            boxes.add(new Hits.LegendBox(new Hits.Box(x, y, width, em * 1.5), entry.name(), hidden));
            x += width + em * 1.2;
        }
        return y + em * 1.85;
    }

    private static void sample(Sheet sheet, Entry entry, double x, double middle, double width, boolean hidden) {
        var look = sheet.theme.look(entry.style().tone());
        var colour = hidden ? faint(sheet, look.colour()) : look.colour();
        switch (entry.sample()) {
            case LINE -> {
                line(sheet, entry, x, middle, width, colour);
                look.marker().draw(sheet, x + width / 2, middle, sheet.marker(), colour, false);
            }
            case CURVE -> line(sheet, entry, x, middle, width, colour);
            case DIAMOND -> Marker.DIAMOND.draw(sheet, x + width / 2, middle, sheet.marker(), colour, false);
            case BOX -> {
                var box = new Rectangle2D.Double(x, middle - width * 0.42, width, width * 0.84);
                Hatching.fill(sheet, box, entry.style(), colour);
            }
        }
    }

    private static void line(Sheet sheet, Entry entry, double x, double middle, double width, Color colour) {
        sheet.g.setPaint(colour);
        sheet.g.setStroke(sheet.dataLine(entry.style()));
        sheet.g.draw(new Line2D.Double(x, middle, x + width, middle));
    }

    private static Color faint(Sheet sheet, Color colour) {
        return Colours.mix(sheet.ink.background(), colour, 0.35);
    }

    /// @return where they begin
    private static double notes(Sheet sheet, FigureText text, double edge) {
        var font = sheet.small();
        var lines = new ArrayList<String>();
        for (var note : text.notes()) {
            lines.addAll(sheet.wrap(sheet.clean(note), font, sheet.width - 2 * edge, MAX_NOTE_LINES - lines.size()));
            if (lines.size() >= MAX_NOTE_LINES) {
                break;
            }
        }
        double step = font.getSize2D() * Sheet.LINE;
        double start = sheet.height - edge - lines.size() * step;
        for (int i = 0; i < lines.size(); i++) {
            sheet.write(lines.get(i), edge, start + (i + 0.78) * step, font, sheet.ink.quiet());
        }
        return lines.isEmpty() ? start : start - sheet.em * 0.3;
    }
}
