package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.paint.axis.Span;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/// Draws lines with their bands; points and words are drawn upon them.
final class LineDrawing {

    /// Values whose points would hide each other, as a share of the axis.
    private static final double NEAR = 0.06;

    /// Opacity of a line behind another, of 255.
    private static final int PALE = (int) (0.28 * 255);

    private final Sheet sheet;
    private final LineFigure figure;
    private final View view;

    LineDrawing(Sheet sheet, LineFigure figure, View view) {
        this.sheet = sheet;
        this.figure = figure;
        this.view = view;
    }

    Hits draw() {
        var entries = figure.lines().stream()
                .filter(line -> !line.isBehind())
                .map(line -> new Surround.Entry(line.name(), line.style(), sample(line.form())))
                .toList();
        var frame = Surround.draw(sheet, figure.text(), entries, view);
        var points =
                figure.lines().stream().flatMap(line -> line.points().stream()).toList();
        var xData = Span.of(figure.x(), points.stream().mapToDouble(DataPoint::x));
        var yData =
                Span.of(figure.y(), points.stream().flatMapToDouble(p -> DoubleStream.of(p.y(), p.low(), p.high())));
        double lastX = points.stream()
                .filter(p -> Double.isFinite(p.y()))
                .mapToDouble(DataPoint::x)
                .max()
                .orElse(Double.NaN);
        var names = new EndNames(
                sheet,
                figure.lines().stream()
                        .filter(line -> line.form() == LineFigure.Form.LINE && !line.isBehind() && endsAt(line, lastX))
                        .map(LineFigure.Line::name)
                        .toList());
        var ground = new XyGround(
                sheet,
                frame.body(),
                figure.x(),
                figure.y(),
                xData,
                yData,
                points.stream().map(DataPoint::x).toList(),
                names.room(),
                new XyGround.Crowd(crowd(xData.low(), yData), crowd(xData.high(), yData)),
                view.zoom());
        addMarks(ground);
        addLines(ground);
        ground.draw();
        var marks = new LinePoints(sheet, figure, view, ground, names, lastX).draw();
        return new Hits(ground.box(), ground.x(), ground.y(), marks, frame.legend());
    }

    /// @return how many lines have about the same value there, at least 1
    private int crowd(double x, Span yData) {
        var values = figure.lines().stream()
                .filter(line -> line.form() == LineFigure.Form.LINE && !line.isBehind())
                .flatMap(line -> line.points().stream())
                .filter(point -> point.x() == x && Double.isFinite(point.y()))
                .mapToDouble(DataPoint::y)
                .toArray();
        double near = (yData.high() - yData.low()) * NEAR;
        int most = 1;
        for (double value : values) {
            int count = (int) DoubleStream.of(values)
                    .filter(other -> Math.abs(other - value) <= near)
                    .count();
            most = Math.max(most, count);
        }
        return most;
    }

    private static boolean endsAt(LineFigure.Line line, double x) {
        return line.points().stream().anyMatch(p -> p.x() == x && Double.isFinite(p.y()));
    }

    private void addMarks(XyGround ground) {
        for (var mark : figure.marks()) {
            if (mark.shadeRight() && mark.x() < ground.x().high()) {
                var shade = new IntervalMarker(
                        Math.max(mark.x(), ground.x().low()), ground.x().high());
                shade.setPaint(sheet.ink.beyond());
                shade.setOutlinePaint(null);
                shade.setAlpha(1);
                ground.plot().addDomainMarker(shade, Layer.BACKGROUND);
            }
            if (mark.x() > ground.x().low() && mark.x() < ground.x().high()) {
                float dash = (float) (sheet.em * 0.3);
                var line = new ValueMarker(mark.x(), sheet.ink.axis(), sheet.dashed(sheet.em * 0.09, dash, dash));
                line.setAlpha(1);
                ground.plot().addDomainMarker(line, Layer.BACKGROUND);
            }
        }
    }

    /// A line is interrupted where nothing was measured.
    private void addLines(XyGround ground) {
        var data = new YIntervalSeriesCollection();
        var renderer = new DeviationRenderer(true, false);
        renderer.setAlpha((float) sheet.theme.bandShare());
        int number = 0;
        // the first are drawn last, upon the others
        var order = figure.lines().stream()
                .sorted(Comparator.comparing(LineFigure.Line::isBehind))
                .toList();
        for (var line : order) {
            if (view.hidden().contains(line.name()) || line.form() == LineFigure.Form.POINTS) {
                continue;
            }
            var look = sheet.theme.look(line.style().tone());
            for (var run : runs(line)) {
                var series = new YIntervalSeries(number);
                for (var point : run) {
                    series.add(
                            point.x(),
                            drawable(ground, point.y()),
                            drawable(ground, Math.min(point.low(), point.y())),
                            drawable(ground, Math.max(point.high(), point.y())));
                }
                data.addSeries(series);
                renderer.setSeriesPaint(number, line.isBehind() ? pale(look.colour()) : look.colour());
                renderer.setSeriesFillPaint(number, look.colour());
                boolean thin = line.isBehind() || line.form() == LineFigure.Form.REFERENCE;
                renderer.setSeriesStroke(number, thin ? sheet.lineBehind(line.style()) : sheet.dataLine(line.style()));
                number++;
            }
        }
        ground.plot().setDataset(data);
        ground.plot().setRenderer(renderer);
    }

    private static Surround.Sample sample(LineFigure.Form form) {
        return switch (form) {
            case LINE -> Surround.Sample.LINE;
            case CURVE, REFERENCE -> Surround.Sample.CURVE;
            case POINTS -> Surround.Sample.DIAMOND;
        };
    }

    private static Color pale(Color colour) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), PALE);
    }

    /// A logarithmic axis has no 0: such a value lies at its lower end.
    private double drawable(XyGround ground, double value) {
        return Span.isLog(figure.y()) ? Math.max(value, ground.y().low()) : value;
    }

    private static List<List<DataPoint>> runs(LineFigure.Line line) {
        var runs = new ArrayList<List<DataPoint>>();
        var run = new ArrayList<DataPoint>();
        for (var point : line.points()) {
            if (Double.isFinite(point.y())) {
                run.add(point);
            } else if (!run.isEmpty()) {
                runs.add(List.copyOf(run));
                run.clear();
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }
}
