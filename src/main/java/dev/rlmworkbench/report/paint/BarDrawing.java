package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.paint.axis.Span;
import dev.rlmworkbench.report.paint.axis.TickedAxes;
import dev.rlmworkbench.report.paint.axis.Ticks;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;

/// Draws bars, beside or upon each other, upright or lying.
final class BarDrawing {

    private static final int MAX_LABEL_LINES = 3;
    private static final int MAX_TICKS = 6;
    /// Of the figure's width, for the names of lying bars.
    private static final double MAX_LABEL_SHARE = 0.36;

    private final Sheet sheet;
    private final BarFigure figure;
    private final View view;
    private final boolean lying;
    private final boolean stacked;
    private final List<BarFigure.Bars> groups;

    BarDrawing(Sheet sheet, BarFigure figure, View view) {
        this.sheet = sheet;
        this.figure = figure;
        this.view = view;
        lying = switch (figure.layout()) {
            case LYING, LYING_STACKED -> true;
            case GROUPED, STACKED -> false;
        };
        stacked = switch (figure.layout()) {
            case STACKED, LYING_STACKED -> true;
            case GROUPED, LYING -> false;
        };
        groups = figure.groups().stream()
                .filter(group -> !view.hidden().contains(group.name()))
                .toList();
    }

    Hits draw() {
        var entries = figure.groups().stream()
                .map(group -> new Surround.Entry(group.name(), group.style(), Surround.Sample.BOX))
                .toList();
        var frame = Surround.draw(sheet, figure.text(), entries, view);
        var body = frame.body();
        return lying ? drawLying(frame, body) : drawUpright(frame, body);
    }

    private Hits drawUpright(Surround frame, Rectangle2D body) {
        double em = sheet.em;
        double top = em * 0.5;
        double title = figure.categoryTitle().isBlank() ? 0 : em * 1.4;
        var span = span();
        int count = Math.max(1, figure.categories().size());
        // the names' height is known only when the width is, which depends on the ticks: these change little
        double left = em * 1.9 + sheet.widest(labels(Ticks.round(figure.y(), span, MAX_TICKS)), sheet.small());
        double width = Math.max(em, body.getWidth() - left - em * 0.3);
        var names = figure.categories().stream()
                .map(name -> sheet.wrap(sheet.clean(name), sheet.small(), width / count - em * 0.4, MAX_LABEL_LINES))
                .toList();
        int lines = names.stream().mapToInt(List::size).max().orElse(0);
        double below = em * (0.35 + 1.05 * lines) + title;
        double height = Math.max(em, body.getHeight() - top - below);
        var area = new Rectangle2D.Double(body.getX() + left, body.getY() + top, width, height);
        var padded = span.padded(figure.y(), span.low() < 0 ? 0.03 : 0, 0.03);
        var ticks = Ticks.round(figure.y(), padded, Math.clamp((int) (height / (em * 2.2)), 2, MAX_TICKS));
        var axis = new Hits.AxisMap(figure.y(), padded.low(), padded.high(), area.getMaxY(), area.getMinY());
        var boxes = paint(area, padded, ticks, left, below);
        for (int i = 0; i < names.size(); i++) {
            double centre = area.getX() + (i + 0.5) * width / count;
            for (int line = 0; line < names.get(i).size(); line++) {
                double baseline = area.getMaxY() + em * (1.1 + 1.05 * line);
                sheet.writeCentred(names.get(i).get(line), centre, baseline, sheet.small(), sheet.ink.quiet());
            }
        }
        var categoryTitle = sheet.cut(sheet.clean(figure.categoryTitle()), sheet.words(), width);
        sheet.writeCentred(
                categoryTitle, area.getCenterX(), area.getMaxY() + below - em * 0.3, sheet.words(), sheet.ink.quiet());
        var valueTitle = sheet.cut(sheet.clean(figure.y().title()), sheet.words(), height + em);
        sheet.writeUpwards(valueTitle, body.getX() + em * 0.85, area.getCenterY(), sheet.words(), sheet.ink.quiet());
        return new Hits(box(area), null, axis, marks(boxes, axis), frame.legend());
    }

    private Hits drawLying(Surround frame, Rectangle2D body) {
        double em = sheet.em;
        double below = em * (figure.y().title().isBlank() ? 1.5 : 3.0);
        double room = sheet.width * MAX_LABEL_SHARE;
        int count = Math.max(1, figure.categories().size());
        double height = Math.max(em, body.getHeight() - below - em * 0.2);
        int lines = Math.clamp((int) (height / count / (em * 1.1)), 1, MAX_LABEL_LINES);
        var names = figure.categories().stream()
                .map(name -> sheet.wrap(sheet.clean(name), sheet.small(), room, lines))
                .toList();
        double left = em * 0.6
                + names.stream()
                        .mapToDouble(name -> sheet.widest(name, sheet.small()))
                        .max()
                        .orElse(0);
        double width = Math.max(em, body.getWidth() - left - em * 1.2);
        var area = new Rectangle2D.Double(body.getX() + left, body.getY() + em * 0.2, width, height);
        var span = span();
        var padded = span.padded(figure.y(), span.low() < 0 ? 0.03 : 0, 0.02);
        var ticks = Ticks.round(figure.y(), padded, Math.clamp((int) (width / (em * 4)), 2, MAX_TICKS));
        var axis = new Hits.AxisMap(figure.y(), padded.low(), padded.high(), area.getMinX(), area.getMaxX());
        var boxes = paint(area, padded, ticks, left, below);
        for (int i = 0; i < names.size(); i++) {
            double middle = area.getY() + (i + 0.5) * height / count;
            double first = middle - (names.get(i).size() - 1) * em * 0.525;
            for (int line = 0; line < names.get(i).size(); line++) {
                sheet.writeRight(
                        names.get(i).get(line),
                        area.getX() - em * 0.5,
                        Sheet.baseline(first + line * em * 1.05, sheet.small()),
                        sheet.small(),
                        sheet.ink.quiet());
            }
        }
        var title = sheet.cut(sheet.clean(figure.y().title()), sheet.words(), sheet.width - area.getX());
        double half = sheet.width(title, sheet.words()) / 2;
        double centre = Math.min(area.getCenterX(), sheet.width - em * 0.3 - half);
        sheet.writeCentred(title, centre, area.getMaxY() + below - em * 0.35, sheet.words(), sheet.ink.quiet());
        return new Hits(box(area), axis, null, marks(boxes, axis), frame.legend());
    }

    private static List<String> labels(List<Ticks.Tick> ticks) {
        return ticks.stream().map(Ticks.Tick::label).toList();
    }

    private static Hits.Box box(Rectangle2D area) {
        return new Hits.Box(area.getX(), area.getY(), area.getWidth(), area.getHeight());
    }

    /// Bars begin at 0, so the axis has it.
    private Span span() {
        var values = figure.groups().stream().flatMap(group -> group.bars().stream());
        var ends = stacked
                ? sums().stream().mapToDouble(Double::doubleValue)
                : values.flatMapToDouble(bar -> DoubleStream.of(bar.y(), bar.low(), bar.high()));
        return Span.of(figure.y(), Span.isLog(figure.y()) ? ends : DoubleStream.concat(DoubleStream.of(0), ends));
    }

    private List<Double> sums() {
        var sums = new HashMap<Integer, Double>();
        for (var group : figure.groups()) {
            for (var bar : group.bars()) {
                if (Double.isFinite(bar.y())) {
                    sums.merge((int) bar.x(), bar.y(), Double::sum);
                }
            }
        }
        return List.copyOf(sums.values());
    }

    /// @return where each bar was drawn
    private Map<DataPoint, Rectangle2D> paint(
            Rectangle2D area, Span span, List<Ticks.Tick> ticks, double left, double below) {
        var data = new DefaultCategoryDataset();
        for (int category = 0; category < figure.categories().size(); category++) {
            for (int group = 0; group < groups.size(); group++) {
                data.addValue(null, Integer.valueOf(group), Integer.valueOf(category));
            }
        }
        for (int group = 0; group < groups.size(); group++) {
            for (var bar : groups.get(group).bars()) {
                double value = Double.isFinite(bar.y()) ? bar.y() : 0;
                data.addValue(value, Integer.valueOf(group), Integer.valueOf((int) bar.x()));
            }
        }
        var painter = new BarFills(sheet, groups, stacked);
        BarRenderer renderer = stacked ? new StackedBarRenderer() : new BarRenderer();
        renderer.setBarPainter(painter);
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setItemMargin(0.06);
        renderer.setMaximumBarWidth(0.16);
        if (Span.isLog(figure.y())) {
            renderer.setBase(span.low());
        }
        var names = new CategoryAxis();
        names.setTickLabelsVisible(false);
        names.setTickMarksVisible(false);
        names.setAxisLineVisible(false);
        names.setCategoryMargin(stacked ? 0.35 : 0.25);
        double edge = figure.categories().size() < 2
                ? 0.2
                : 0.12 / figure.categories().size();
        names.setLowerMargin(edge);
        names.setUpperMargin(edge);
        var plot = new CategoryPlot(
                data, names, TickedAxes.of(figure.y(), span, ticks, sheet.small(), sheet.ink.quiet()), renderer);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setOrientation(lying ? PlotOrientation.HORIZONTAL : PlotOrientation.VERTICAL);
        style(plot, left, below);
        plot.draw(
                sheet.g,
                new Rectangle2D.Double(
                        area.getX() - left, area.getY(), area.getWidth() + left, area.getHeight() + below),
                null,
                null,
                new PlotRenderingInfo(new ChartRenderingInfo(null)));
        return painter.boxes();
    }

    private void style(CategoryPlot plot, double left, double below) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setRangeGridlinePaint(sheet.ink.grid());
        plot.setRangeGridlineStroke(sheet.thin());
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(sheet.ink.axis());
        plot.setRangeZeroBaselineStroke(sheet.thin());
        var bottom = new AxisSpace();
        bottom.setBottom(below);
        var side = new AxisSpace();
        side.setLeft(left);
        plot.setFixedDomainAxisSpace(lying ? side : bottom);
        plot.setFixedRangeAxisSpace(lying ? bottom : side);
    }

    private List<Hits.Mark> marks(Map<DataPoint, Rectangle2D> boxes, Hits.AxisMap axis) {
        var marks = new ArrayList<Hits.Mark>();
        for (var group : groups) {
            for (var bar : group.bars()) {
                var box = boxes.get(bar);
                if (box == null) {
                    continue;
                }
                if (!Double.isFinite(bar.y())) {
                    writeMissing(bar, box);
                } else if (!stacked && bar.low() < bar.high()) {
                    drawInterval(bar, box, axis);
                }
                marks.add(new Hits.Mark(
                        new Hits.Box(box.getX(), box.getY(), box.getWidth(), box.getHeight()), group.name(), bar));
            }
        }
        if (marks.isEmpty()) {
            sheet.writeCentred("Nothing to draw", sheet.width / 2, sheet.height / 2, sheet.words(), sheet.ink.quiet());
        }
        return marks;
    }

    private void drawInterval(DataPoint bar, Rectangle2D box, Hits.AxisMap axis) {
        double across = lying ? box.getCenterY() : box.getCenterX();
        double low = Math.clamp(axis.place(Math.max(bar.low(), axis.low())), -1e6, 1e6);
        double high = Math.clamp(axis.place(Math.min(bar.high(), axis.high())), -1e6, 1e6);
        if (bar.y() == 0) {
            sheet.g.setPaint(sheet.ink.words());
            sheet.g.setStroke(sheet.line(sheet.em * 0.18));
            double half = (lying ? box.getHeight() : box.getWidth()) * 0.3;
            double zero = axis.place(0);
            stroke(zero, across - half, zero, across + half);
        }
        double cap = Math.min(sheet.em * 0.25, (lying ? box.getHeight() : box.getWidth()) * 0.3);
        sheet.g.setPaint(sheet.ink.words());
        sheet.g.setStroke(sheet.line(sheet.em * 0.09));
        stroke(low, across, high, across);
        stroke(low, across - cap, low, across + cap);
        stroke(high, across - cap, high, across + cap);
    }

    /// Along the axis of values first, across it second.
    private void stroke(double along, double across, double along2, double across2) {
        sheet.g.draw(
                lying
                        ? new Line2D.Double(along, across, along2, across2)
                        : new Line2D.Double(across, along, across2, along2));
    }

    private void writeMissing(DataPoint bar, Rectangle2D box) {
        boolean refused = bar.state() == DataPoint.State.REFUSED;
        var word = refused ? "refused" : "–";
        var colour = refused ? sheet.ink.warning() : sheet.ink.quiet();
        var font = sheet.small();
        double width = sheet.width(word, font);
        if (lying) {
            sheet.write(word, box.getX() + sheet.em * 0.3, Sheet.baseline(box.getCenterY(), font), font, colour);
        } else if (width <= box.getWidth() || !refused) {
            sheet.writeCentred(word, box.getCenterX(), box.getMinY() - sheet.em * 0.3, font, colour);
        } else {
            double middle = box.getMinY() - sheet.em * 0.3 - width / 2;
            sheet.writeUpwards(word, Sheet.baseline(box.getCenterX(), font), middle, font, colour);
        }
    }
}
