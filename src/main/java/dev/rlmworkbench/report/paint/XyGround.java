package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.paint.axis.Span;
import dev.rlmworkbench.report.paint.axis.TickedAxes;
import dev.rlmworkbench.report.paint.axis.Ticks;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/// Axes, their titles and the grid, on which lines and spots are drawn.
final class XyGround {

    private static final int MAX_Y_TICKS = 6;
    private static final int MAX_X_TICKS = 12;

    private final Sheet sheet;
    private final XYPlot plot = new XYPlot();
    private final Axis xAxis;
    private final Axis yAxis;
    private final Rectangle2D area;
    private final double left;
    private final double bottom;
    private final Hits.AxisMap x;
    private final Hits.AxisMap y;

    /// How many points stand beside each other at the ends of the data: they need room there.
    record Crowd(int left, int right) {
        static final Crowd NONE = new Crowd(1, 1);
    }

    /// @param body      for all of it
    /// @param xValues   that were measured
    /// @param rightRoom kept free to the right of the data
    XyGround(
            Sheet sheet,
            Rectangle2D body,
            Axis xAxis,
            Axis yAxis,
            Span xData,
            Span yData,
            List<Double> xValues,
            double rightRoom,
            Crowd crowd,
            @Nullable Zoom zoom) {
        this.sheet = sheet;
        this.xAxis = xAxis;
        this.yAxis = yAxis;
        double em = sheet.em;
        double top = em * 0.5;
        bottom = em * (xAxis.title().isBlank() ? 1.5 : 3.0);
        double height = Math.max(em, body.getHeight() - top - bottom);
        double edge = sheet.marker() * 0.7;
        var ySpan =
                zoom == null ? yData.padded(yAxis, edge / height, edge / height) : new Span(zoom.yLow(), zoom.yHigh());
        var yTicks = Ticks.round(yAxis, ySpan, Math.clamp((int) (height / (em * 2.2)), 2, MAX_Y_TICKS));
        left = em * (yAxis.title().isBlank() ? 0.6 : 1.9)
                + sheet.widest(yTicks.stream().map(Ticks.Tick::label).toList(), sheet.small());
        double width = Math.max(
                em,
                body.getWidth()
                        - left
                        - Math.max(
                                rightRoom,
                                em * 0.3 + sheet.width(xAxis.format().write(xData.high()), sheet.small()) / 2));
        var xSpan = zoom == null
                ? xData.padded(xAxis, crowd.left() * edge * 1.3 / width, crowd.right() * edge * 1.3 / width)
                : new Span(zoom.xLow(), zoom.xHigh());
        area = new Rectangle2D.Double(body.getX() + left, body.getY() + top, width, height);
        x = new Hits.AxisMap(xAxis, xSpan.low(), xSpan.high(), area.getMinX(), area.getMaxX());
        y = new Hits.AxisMap(yAxis, ySpan.low(), ySpan.high(), area.getMaxY(), area.getMinY());
        var xTicks =
                withRoom(Ticks.measured(xAxis, xSpan, xValues, Math.clamp((int) (width / (em * 3.5)), 2, MAX_X_TICKS)));
        plot.setDomainAxis(TickedAxes.of(xAxis, xSpan, xTicks, sheet.small(), sheet.ink.quiet()));
        plot.setRangeAxis(TickedAxes.of(yAxis, ySpan, yTicks, sheet.small(), sheet.ink.quiet()));
        style(ySpan);
    }

    /// Without those that would touch the one before.
    private List<Ticks.Tick> withRoom(List<Ticks.Tick> ticks) {
        var kept = new ArrayList<Ticks.Tick>();
        double free = Double.NEGATIVE_INFINITY;
        for (var tick : ticks) {
            double half = sheet.width(tick.label(), sheet.small()) / 2;
            double place = x.place(tick.value());
            if (place - half >= free) {
                kept.add(tick);
                free = place + half + sheet.em * 0.5;
            }
        }
        return kept;
    }

    private void style(Span ySpan) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(sheet.ink.grid());
        plot.setRangeGridlineStroke(sheet.thin());
        boolean base = !Span.isLog(yAxis) && ySpan.contains(0);
        plot.setRangeZeroBaselineVisible(base);
        plot.setRangeZeroBaselinePaint(sheet.ink.axis());
        plot.setRangeZeroBaselineStroke(sheet.thin());
        plot.getDomainAxis().setAxisLineVisible(!base);
        plot.getDomainAxis().setAxisLinePaint(sheet.ink.axis());
        plot.getDomainAxis().setAxisLineStroke(sheet.thin());
        var below = new AxisSpace();
        below.setBottom(bottom);
        plot.setFixedDomainAxisSpace(below);
        var beside = new AxisSpace();
        beside.setLeft(left);
        plot.setFixedRangeAxisSpace(beside);
    }

    /// To add data, renderers and markers to.
    XYPlot plot() {
        return plot;
    }

    /// Where data are drawn.
    Rectangle2D area() {
        return area;
    }

    Hits.AxisMap x() {
        return x;
    }

    Hits.AxisMap y() {
        return y;
    }

    boolean shows(double valueX, double valueY) {
        return valueX >= x.low() && valueX <= x.high() && valueY >= y.low() && valueY <= y.high();
    }

    void draw() {
        var whole = new Rectangle2D.Double(
                area.getX() - left, area.getY(), area.getWidth() + left, area.getHeight() + bottom);
        plot.draw(sheet.g, whole, null, null, new PlotRenderingInfo(new ChartRenderingInfo(null)));
        var font = sheet.words();
        var xTitle = sheet.cut(sheet.clean(xAxis.title()), font, sheet.width - area.getX());
        double room = Math.max(area.getCenterX() - sheet.width(xTitle, font) / 2, area.getX());
        double last = sheet.width - sheet.em * 0.3 - sheet.width(xTitle, font);
        sheet.write(xTitle, Math.min(room, last), area.getMaxY() + bottom - sheet.em * 0.35, font, sheet.ink.quiet());
        var yTitle = sheet.cut(sheet.clean(yAxis.title()), font, area.getHeight() + sheet.em);
        sheet.writeUpwards(yTitle, whole.x + sheet.em * 0.85, area.getCenterY(), font, sheet.ink.quiet());
    }

    Hits.Box box() {
        return new Hits.Box(area.getX(), area.getY(), area.getWidth(), area.getHeight());
    }
}
