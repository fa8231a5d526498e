package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.ScatterFigure;
import dev.rlmworkbench.report.figure.ScatterFigure.Spot;
import dev.rlmworkbench.report.paint.axis.Span;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/// Draws single points with their intervals and names.
final class ScatterDrawing {

    /// Of the figure's width.
    private static final double MAX_NAME_SHARE = 0.3;
    private static final int MAX_NAME_LINES = 2;

    private final Sheet sheet;
    private final ScatterFigure figure;
    private final View view;

    ScatterDrawing(Sheet sheet, ScatterFigure figure, View view) {
        this.sheet = sheet;
        this.figure = figure;
        this.view = view;
    }

    Hits draw() {
        // their names stand beside them, so the legend would say them twice
        var frame = Surround.draw(sheet, figure.text(), List.of(), view);
        var spots = figure.spots();
        var xData = Span.of(
                figure.x(),
                spots.stream()
                        .flatMapToDouble(
                                s -> DoubleStream.of(s.xLow(), s.point().x(), s.xHigh())));
        var yData = Span.of(
                figure.y(),
                spots.stream()
                        .flatMapToDouble(s -> DoubleStream.of(
                                s.point().low(), s.point().y(), s.point().high())));
        var ground = new XyGround(
                sheet,
                frame.body(),
                figure.x(),
                figure.y(),
                xData,
                yData,
                List.of(),
                sheet.em,
                XyGround.Crowd.NONE,
                view.zoom());
        var shown = spots.stream()
                .filter(spot -> !view.hidden().contains(spot.name()))
                .filter(spot -> Double.isFinite(spot.point().x())
                        && Double.isFinite(spot.point().y()))
                .filter(spot -> !Span.isLog(figure.x()) || spot.point().x() > 0)
                .filter(spot -> !Span.isLog(figure.y()) || spot.point().y() > 0)
                .toList();
        addIntervals(ground, shown);
        ground.draw();
        return new Hits(ground.box(), ground.x(), ground.y(), drawPoints(ground, shown), frame.legend());
    }

    private void addIntervals(XyGround ground, List<Spot> spots) {
        var data = new XYIntervalSeriesCollection();
        var renderer = new XYErrorRenderer();
        renderer.setDefaultShapesVisible(false);
        renderer.setCapLength(0);
        renderer.setErrorStroke(sheet.line(sheet.em * 0.1));
        int number = 0;
        for (var spot : spots) {
            var series = new XYIntervalSeries(number);
            var point = spot.point();
            series.add(
                    point.x(),
                    Math.max(spot.xLow(), Span.isLog(figure.x()) ? ground.x().low() : spot.xLow()),
                    spot.xHigh(),
                    point.y(),
                    Math.max(point.low(), Span.isLog(figure.y()) ? ground.y().low() : point.low()),
                    point.high());
            data.addSeries(series);
            renderer.setSeriesPaint(
                    number, sheet.theme.look(spot.style().tone()).colour());
            number++;
        }
        ground.plot().setDataset(data);
        ground.plot().setRenderer(renderer);
    }

    private List<Hits.Mark> drawPoints(XyGround ground, List<Spot> spots) {
        double size = sheet.marker() * 1.15;
        var placer = new LabelPlacer(ground.area());
        var seen = spots.stream()
                .filter(spot -> ground.shows(spot.point().x(), spot.point().y()))
                .toList();
        var hits = new ArrayList<Hits.Mark>();
        for (var spot : seen) {
            double x = ground.x().place(spot.point().x());
            double y = ground.y().place(spot.point().y());
            var look = sheet.theme.look(spot.style().tone());
            look.marker().draw(sheet, x, y, size, look.colour(), spot.style().variant() % 2 == 1);
            var box = new Hits.Box(x - size / 2, y - size / 2, size, size);
            hits.add(new Hits.Mark(box, spot.name(), spot.point()));
            placer.avoid(new Rectangle2D.Double(box.x(), box.y(), size, size));
            placer.avoid(new Point2D.Double(x, y));
            placer.avoid(new Line2D.Double(
                    ground.x().place(spot.xLow()), y, ground.x().place(spot.xHigh()), y));
            placer.avoid(new Line2D.Double(
                    x,
                    ground.y().place(spot.point().low()),
                    x,
                    ground.y().place(spot.point().high())));
        }
        for (int i = 0; i < seen.size(); i++) {
            writeName(placer, seen.get(i), hits.get(i));
        }
        if (seen.isEmpty()) {
            var area = ground.area();
            sheet.writeCentred(
                    "Nothing to draw", area.getCenterX(), area.getCenterY(), sheet.words(), sheet.ink.quiet());
        }
        return hits;
    }

    private void writeName(LabelPlacer placer, Spot spot, Hits.Mark mark) {
        var font = sheet.words();
        var lines = sheet.wrap(sheet.clean(spot.name()), font, sheet.width * MAX_NAME_SHARE, MAX_NAME_LINES);
        double step = sheet.em * 1.1;
        var own = new Point2D.Double(mark.centreX(), mark.centreY());
        var place = placer.take(
                own,
                LabelPlacer.around(
                        mark.centreX(),
                        mark.centreY(),
                        mark.box().width() / 2 + sheet.em * 0.25,
                        sheet.widest(lines, font),
                        step * lines.size()));
        var colour = sheet.theme.look(spot.style().tone()).words();
        boolean left = place.getMaxX() < mark.centreX();
        if (LabelPlacer.distance(place, own) > mark.box().width() / 2 + sheet.em * 0.7) {
            sheet.g.setPaint(sheet.ink.axis());
            sheet.g.setStroke(sheet.line(sheet.em * 0.05));
            double x = Math.clamp(mark.centreX(), place.getMinX(), place.getMaxX());
            double y = Math.clamp(mark.centreY(), place.getMinY(), place.getMaxY());
            sheet.g.draw(new Line2D.Double(mark.centreX(), mark.centreY(), x, y));
        }
        for (int i = 0; i < lines.size(); i++) {
            double baseline = Sheet.baseline(place.getY() + (i + 0.5) * step, font);
            if (left) {
                sheet.writeRight(lines.get(i), place.getMaxX(), baseline, font, colour);
            } else {
                sheet.write(lines.get(i), place.getX(), baseline, font, colour);
            }
        }
    }
}
