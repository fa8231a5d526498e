package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.figure.LineFigure.Form;
import dev.rlmworkbench.report.paint.axis.Span;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Draws the points of lines and all words between them.
final class LinePoints {

    /// Of a point that is as good as at the same place as another, in sizes of points.
    private static final double SAME = 0.75;

    private final Sheet sheet;
    private final LineFigure figure;
    private final View view;
    private final XyGround ground;
    private final EndNames endNames;
    private final double lastX;
    private final LabelPlacer placer;
    private final List<Spot> spots = new ArrayList<>();

    /// @param x where it is drawn; beside its place where another one is there
    private record Spot(LineFigure.Line line, DataPoint point, double x, double y) {
        Spot movedTo(double newX) {
            return new Spot(line, point, newX, y);
        }

        boolean measured() {
            return Double.isFinite(point.y());
        }
    }

    LinePoints(Sheet sheet, LineFigure figure, View view, XyGround ground, EndNames endNames, double lastX) {
        this.sheet = sheet;
        this.figure = figure;
        this.view = view;
        this.ground = ground;
        this.endNames = endNames;
        this.lastX = lastX;
        placer = new LabelPlacer(ground.area());
        if (ground.y().low() < 0) {
            double base = ground.y().place(0);
            placer.avoid(new Line2D.Double(
                    ground.area().getMinX(), base, ground.area().getMaxX(), base));
        }
    }

    List<Hits.Mark> draw() {
        for (var line : figure.lines()) {
            boolean pointed = !line.isBehind() && line.form() != Form.REFERENCE;
            if (pointed && !view.hidden().contains(line.name())) {
                collect(line);
            }
        }
        besideEachOther();
        for (var line : figure.lines()) {
            drawPoints(spots(line));
        }
        // words of points have few places, those of marks have many
        for (var line : figure.lines()) {
            words(spots(line));
        }
        for (var mark : figure.marks()) {
            writeMark(mark);
        }
        endNames.draw(
                ground.area().getMaxX() + sheet.em * 0.35,
                ground.area().getMinY(),
                ground.area().getMaxY());
        if (spots.isEmpty()) {
            sheet.writeCentred(
                    "Nothing to draw",
                    ground.area().getCenterX(),
                    ground.area().getCenterY(),
                    sheet.words(),
                    sheet.ink.quiet());
        }
        double size = sheet.marker();
        return spots.stream()
                .map(spot -> new Hits.Mark(
                        new Hits.Box(spot.x() - size / 2, spot.y() - size / 2, size, size),
                        spot.line().name(),
                        spot.point()))
                .toList();
    }

    private List<Spot> spots(LineFigure.Line line) {
        return spots.stream().filter(spot -> spot.line() == line).toList();
    }

    private void collect(LineFigure.Line line) {
        Spot before = null;
        for (var point : line.points()) {
            double x = ground.x().place(point.x());
            if (!Double.isFinite(point.y())) {
                before = null;
                if (point.state() == DataPoint.State.REFUSED
                        && ground.shows(point.x(), ground.y().low())) {
                    spots.add(new Spot(line, point, x, ground.area().getMaxY() - sheet.marker() * 0.8));
                }
                continue;
            }
            var spot = new Spot(line, point, x, place(point.y()));
            if (before != null && line.form() != Form.POINTS) {
                placer.avoid(new Line2D.Double(before.x(), before.y(), spot.x(), spot.y()));
            }
            before = spot;
            if (ground.shows(point.x(), Math.max(point.y(), lowestDrawable(point.y())))) {
                spots.add(spot);
            }
        }
    }

    private double place(double value) {
        return ground.y().place(Math.max(value, lowestDrawable(value)));
    }

    private double lowestDrawable(double value) {
        return Span.isLog(figure.y()) ? ground.y().low() : value;
    }

    /// Moves points that would hide each other apart, around their common place. Those of a line with so many that
    /// none is drawn hide nothing.
    private void besideEachOther() {
        double size = sheet.marker();
        var order = new ArrayList<Integer>();
        for (var line : figure.lines()) {
            boolean drawn = line.form() == Form.LINE && !crowded(spots(line));
            for (int i = 0; i < spots.size(); i++) {
                if (drawn && spots.get(i).line() == line) {
                    order.add(i);
                }
            }
        }
        order.sort(Comparator.<Integer>comparingDouble(i -> spots.get(i).x())
                .thenComparingDouble(i -> spots.get(i).y()));
        for (int first = 0; first < order.size(); ) {
            int end = first + 1;
            while (end < order.size() && same(order.get(end - 1), order.get(end), size)) {
                end++;
            }
            var group = order.subList(first, end).stream().sorted().toList();
            for (int i = 0; i < group.size() && group.size() > 1; i++) {
                var spot = spots.get(group.get(i));
                double step = Math.min(size * 0.95, sheet.em * 3 / group.size());
                spots.set(group.get(i), spot.movedTo(spot.x() + (i - (group.size() - 1) / 2.0) * step));
            }
            first = end;
        }
    }

    private boolean same(int first, int second, double size) {
        var a = spots.get(first);
        var b = spots.get(second);
        return a.line() != b.line() && Math.abs(a.x() - b.x()) < size * 0.2 && Math.abs(a.y() - b.y()) < size * SAME;
    }

    private void drawPoints(List<Spot> own) {
        if (own.isEmpty()) {
            return;
        }
        var form = own.getFirst().line().form();
        if (form == Form.CURVE || form == Form.LINE && crowded(own)) {
            return;
        }
        double size = sheet.marker();
        var look = sheet.theme.look(own.getFirst().line().style().tone());
        var marker = form == Form.POINTS ? Marker.DIAMOND : look.marker();
        for (int i = 0; i < own.size(); i++) {
            var spot = own.get(i);
            placer.avoid(new Rectangle2D.Double(spot.x() - size / 2, spot.y() - size / 2, size, size));
            placer.avoid(new Point2D.Double(spot.x(), spot.y()));
            if (!spot.measured()) {
                Marker.drawRefused(sheet, spot.x(), spot.y(), look.colour());
                continue;
            }
            if (alone(spot)) {
                interval(spot, look.colour());
            }
            boolean cut = spot.point().state() == DataPoint.State.CUT;
            marker.draw(sheet, spot.x(), spot.y(), size, look.colour(), cut);
        }
    }

    private boolean crowded(List<Spot> own) {
        return own.size() > 2 && (own.getLast().x() - own.getFirst().x()) / (own.size() - 1) < sheet.marker() * 0.8;
    }

    /// A band needs two points; a single one gets a bar.
    private boolean alone(Spot spot) {
        var points = spot.line().points();
        int at = points.indexOf(spot.point());
        boolean before = at > 0 && Double.isFinite(points.get(at - 1).y());
        boolean after =
                at + 1 < points.size() && Double.isFinite(points.get(at + 1).y());
        return !before && !after && spot.point().low() < spot.point().high();
    }

    private void interval(Spot spot, Color colour) {
        sheet.g.setPaint(colour);
        sheet.g.setStroke(sheet.line(sheet.em * 0.1));
        sheet.g.draw(new Line2D.Double(
                spot.x(),
                place(spot.point().low()),
                spot.x(),
                place(spot.point().high())));
    }

    private void writeMark(LineFigure.Mark mark) {
        double x = ground.x().place(mark.x());
        var area = ground.area();
        if (x <= area.getMinX() || x >= area.getMaxX()) {
            return;
        }
        double gap = sheet.em * 0.4;
        double rightRoom = area.getMaxX() - x - gap * 2;
        double leftRoom = x - area.getMinX() - gap * 2;
        block(
                sheet.wrap(sheet.clean(mark.label()), sheet.small(), Math.max(leftRoom, rightRoom), 2),
                x,
                sheet.ink.quiet(),
                false);
        if (!mark.beyond().isBlank()) {
            boolean right = rightRoom > sheet.em * 5;
            block(
                    sheet.wrap(sheet.clean(mark.beyond()), sheet.small(), right ? rightRoom : leftRoom, 4),
                    x,
                    sheet.ink.warning(),
                    right);
        }
    }

    /// Writes lines beside a vertical one, where they cover least.
    private void block(List<String> lines, double x, Color colour, boolean rightFirst) {
        var font = sheet.small();
        double gap = sheet.em * 0.4;
        double width = sheet.widest(lines, font);
        double step = font.getSize2D() * Sheet.LINE;
        double height = step * lines.size();
        var lefts = new ArrayList<Rectangle2D>();
        var rights = new ArrayList<Rectangle2D>();
        for (double y = ground.area().getMaxY() - height - gap;
                y > ground.area().getMinY();
                y -= sheet.em * 0.5) {
            lefts.add(new Rectangle2D.Double(x - gap - width, y, width, height));
            rights.add(new Rectangle2D.Double(x + gap, y, width, height));
        }
        var places = new ArrayList<>(rightFirst ? rights : lefts);
        places.addAll(rightFirst ? lefts : rights);
        if (places.isEmpty()) {
            return;
        }
        var place = placer.take(null, places);
        boolean left = place.getX() < x;
        for (int i = 0; i < lines.size(); i++) {
            double baseline = place.getY() + (i + 0.78) * step;
            if (left) {
                sheet.writeRight(lines.get(i), place.getMaxX(), baseline, font, colour);
            } else {
                sheet.write(lines.get(i), place.getX(), baseline, font, colour);
            }
        }
    }

    /// A line's name at its end, and what is to be known of points that are no plain measurements.
    private void words(List<Spot> own) {
        DataPoint.State before = DataPoint.State.MEASURED;
        Spot last = null;
        for (var spot : own) {
            var state = spot.point().state();
            if (state != before && state != DataPoint.State.MEASURED) {
                beside(spot, state == DataPoint.State.CUT ? "cut" : "refused", sheet.small(), sheet.ink.warning());
            } else if (spot.measured()
                    && lowestDrawable(spot.point().y()) > spot.point().y()) {
                beside(spot, figure.y().format().write(spot.point().y()), sheet.small(), sheet.ink.quiet());
            }
            before = state;
            last = spot.measured() ? spot : last;
        }
        if (last == null || last.line().form() != Form.LINE || last.point() != lastMeasured(last.line())) {
            return;
        }
        if (last.point().x() == lastX) {
            endNames.add(last.line().name(), last.line().style().tone(), last.x(), last.y());
        } else if (severalNames()) {
            var name = endNames.lines(last.line().name()).getFirst();
            beside(
                    last,
                    name,
                    sheet.strong(),
                    sheet.theme.look(last.line().style().tone()).words());
        }
    }

    private boolean severalNames() {
        return figure.lines().stream().filter(line -> !line.isBehind()).count() > 1;
    }

    private static DataPoint lastMeasured(LineFigure.Line line) {
        return line.points().stream()
                .filter(point -> Double.isFinite(point.y()))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private void beside(Spot spot, String text, Font font, Color colour) {
        var own = new Point2D.Double(spot.x(), spot.y());
        double gap = sheet.marker() * 0.5 + sheet.em * 0.2;
        var place =
                placer.take(own, LabelPlacer.around(spot.x(), spot.y(), gap, sheet.width(text, font), sheet.em * 1.05));
        sheet.write(text, place.getX(), Sheet.baseline(place.getCenterY(), font), font, colour);
    }
}
