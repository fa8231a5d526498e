package dev.rlmworkbench.report.paint;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds places for words where they cover least of what is drawn.
final class LabelPlacer {

    private static final double OUTSIDE = 1_000;
    private static final double OVER_WORDS = 20;
    private static final double OVER_LINE = 2;
    /// Of an earlier place to a later one in the list.
    private static final double LESS_LIKED = 0.05;

    /// Words that stand nearer to another point than to their own say what is not true.
    private static final double NEARER_TO_ANOTHER = 3;

    private final Rectangle2D area;
    private final List<Point2D> points = new ArrayList<>();
    private final List<Rectangle2D> boxes = new ArrayList<>();
    private final List<Line2D> lines = new ArrayList<>();

    LabelPlacer(Rectangle2D area) {
        this.area = area;
    }

    void avoid(Rectangle2D box) {
        boxes.add(box);
    }

    void avoid(Line2D line) {
        lines.add(line);
    }

    /// A point that has a name.
    void avoid(Point2D point) {
        points.add(point);
    }

    /// Chooses a place, which is then avoided too.
    ///
    /// @param own    the point that the words belong to, null for none
    /// @param places from the most liked; at least one
    Rectangle2D take(@Nullable Point2D own, List<Rectangle2D> places) {
        var best = places.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < places.size(); i++) {
            double cost = cost(own, places.get(i)) + i * LESS_LIKED;
            if (cost < least) {
                least = cost;
                best = places.get(i);
            }
        }
        avoid(best);
        return best;
    }

    private double cost(@Nullable Point2D own, Rectangle2D place) {
        double cost = area.contains(place) ? 0 : OUTSIDE;
        double size = place.getWidth() * place.getHeight();
        for (var box : boxes) {
            var common = place.createIntersection(box);
            if (!common.isEmpty()) {
                cost += OVER_WORDS * (0.6 + common.getWidth() * common.getHeight() / size);
            }
        }
        for (var line : lines) {
            if (line.intersects(place)) {
                cost += OVER_LINE;
            }
        }
        if (own != null) {
            double near = distance(place, own);
            boolean misleading = points.stream()
                    .filter(point -> !point.equals(own))
                    .anyMatch(point -> distance(place, point) <= near * 1.2);
            cost += misleading ? NEARER_TO_ANOTHER : 0;
        }
        return cost;
    }

    static double distance(Rectangle2D box, Point2D point) {
        double x = Math.max(0, Math.max(box.getMinX() - point.getX(), point.getX() - box.getMaxX()));
        double y = Math.max(0, Math.max(box.getMinY() - point.getY(), point.getY() - box.getMaxY()));
        return Math.hypot(x, y);
    }

    /// Places for words around a point.
    ///
    /// @param gap between the point's middle and the words
    static List<Rectangle2D> around(double x, double y, double gap, double width, double height) {
        var places = new ArrayList<Rectangle2D>();
        for (double more = 0; more < height * 5; more += height / 2) {
            double far = gap + more;
            places.add(new Rectangle2D.Double(x + far, y - height / 2, width, height));
            places.add(new Rectangle2D.Double(x + far * 0.7, y - far * 0.7 - height, width, height));
            places.add(new Rectangle2D.Double(x + far * 0.7, y + far * 0.7, width, height));
            places.add(new Rectangle2D.Double(x - width / 2, y - far - height, width, height));
            places.add(new Rectangle2D.Double(x - width / 2, y + far, width, height));
            places.add(new Rectangle2D.Double(x - far - width, y - height / 2, width, height));
            places.add(new Rectangle2D.Double(x - far * 0.7 - width, y - far * 0.7 - height, width, height));
            places.add(new Rectangle2D.Double(x - far * 0.7 - width, y + far * 0.7, width, height));
        }
        return places;
    }
}
