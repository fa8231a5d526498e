package dev.rlmworkbench.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines with interval bands over an axis of numbers.
///
/// @param marks vertical lines, such as a model's window
public record LineFigure(FigureText text, Axis x, Axis y, List<Line> lines, List<Mark> marks) implements Figure {

    /// How the points of a line are drawn.
    public enum Form {
        /// Joined, with a marker at each where there is room, named at its end.
        LINE,
        /// Joined, without markers and a name at its end.
        CURVE,
        /// Diamonds that nothing joins.
        POINTS,
        /// What values are held against: joined, and nothing to point at.
        REFERENCE
    }

    /// @param name    in the legend and at the line's end
    /// @param points  from left to right
    /// @param behind  empty for a line of its own. Else what it is to the line of the same name (such as `as
    ///                measured`), behind which it is drawn thin and pale, without points and a place in the legend
    public record Line(String name, SeriesStyle style, List<DataPoint> points, String behind, Form form) {
        public Line {
            points = List.copyOf(points);
        }

        /// @param behind not empty
        public Line(String name, SeriesStyle style, List<DataPoint> points, String behind) {
            this(name, style, points, behind, Form.LINE);
        }

        /// A line of its own.
        public Line(String name, SeriesStyle style, List<DataPoint> points) {
            this(name, style, points, "", Form.LINE);
        }

        public boolean isBehind() {
            return !behind.isEmpty();
        }
    }

    /// @param x          where the vertical line stands
    /// @param label      written beside it, such as `Window 32,768`
    /// @param shadeRight what lies beyond it is shaded
    /// @param beyond     what is written there, such as `Vanilla refused: its prompt exceeds the window`; may be
    ///                   empty
    public record Mark(double x, String label, boolean shadeRight, String beyond) {}

    public LineFigure {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
    }

    @Override
    public DataTable table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var line : lines) {
            for (var point : line.points()) {
                rows.add(Arrays.asList(
                        line.isBehind() ? line.name() + ", " + line.behind() : line.name(),
                        point.x(),
                        PointCells.number(point.y()),
                        PointCells.number(point.low()),
                        PointCells.number(point.high()),
                        point.n(),
                        PointCells.state(point)));
            }
        }
        return new DataTable(List.of("series", x.title(), y.title(), "low", "high", "n", "state"), rows);
    }
}
