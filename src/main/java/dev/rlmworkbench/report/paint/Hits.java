package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.DataPoint;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies where on a drawn figure: for hovering, clicking and zooming. Units are those of the drawing, from the
/// upper left corner.
///
/// @param plot   where data are drawn; around all panels of a heat map
/// @param x      of the horizontal axis; null where it has names instead of numbers
/// @param y      of the vertical axis; null where it has names instead of numbers
/// @param marks  points, bars and cells that are drawn, the uppermost last
/// @param legend names in the legend, with those that are hidden
public record Hits(Box plot, @Nullable AxisMap x, @Nullable AxisMap y, List<Mark> marks, List<LegendBox> legend) {

    public Hits {
        marks = List.copyOf(marks);
        legend = List.copyOf(legend);
    }

    public record Box(double x, double y, double width, double height) {
        public boolean contains(double px, double py) {
            return px >= x && px <= x + width && py >= y && py <= y + height;
        }
    }

    /// Between values of an axis and places on the drawing.
    ///
    /// @param low  value at the axis' left or lower end
    /// @param high value at the other end
    /// @param from place of `low`
    /// @param to   place of `high`; smaller than `from` on a vertical axis
    public record AxisMap(Axis axis, double low, double high, double from, double to) {

        public double place(double value) {
            double share = (scaled(value) - scaled(low)) / (scaled(high) - scaled(low));
            return from + share * (to - from);
        }

        public double value(double place) {
            double share = (place - from) / (to - from);
            double scaled = scaled(low) + share * (scaled(high) - scaled(low));
            return axis.scale() == Axis.Scale.LINEAR ? scaled : Math.exp(scaled);
        }

        private double scaled(double value) {
            return axis.scale() == Axis.Scale.LINEAR ? value : Math.log(value);
        }
    }

    /// @param series name of the line, group, panel or spot
    /// @param point  of a cell of a heat map: x is its column and y its value
    public record Mark(Box box, String series, DataPoint point) {

        public double centreX() {
            return box.x() + box.width() / 2;
        }

        public double centreY() {
            return box.y() + box.height() / 2;
        }
    }

    public record LegendBox(Box box, String series, boolean hidden) {}

    /// The mark that is nearest along the horizontal axis; of several at one place of it the one nearest to the height.
    ///
    /// @return null where there is none
    public @Nullable Mark nearestAbove(double x, double y) {
        return marks.stream()
                .min(Comparator.<Mark>comparingDouble(mark -> Math.rint(Math.abs(mark.centreX() - x)))
                        .thenComparingDouble(mark -> Math.abs(mark.centreY() - y)))
                .orElse(null);
    }

    /// The mark at a place, else the nearest one.
    ///
    /// @param reach how far away its centre may be
    /// @return null where there is none
    public @Nullable Mark nearest(double x, double y, double reach) {
        Mark best = null;
        double bestDistance = reach;
        for (var mark : marks) {
            double distance = mark.box().contains(x, y) ? 0 : Math.hypot(mark.centreX() - x, mark.centreY() - y);
            if (distance <= bestDistance) {
                best = mark;
                bestDistance = distance;
            }
        }
        return best;
    }
}
