package dev.rlmworkbench.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Single points with their names, such as cost against accuracy.
public record ScatterFigure(FigureText text, Axis x, Axis y, List<Spot> spots) implements Figure {

    /// @param name  written beside it
    /// @param point with its interval in y
    /// @param xLow  lower end of the interval in x, equal to x where there is none
    public record Spot(String name, SeriesStyle style, DataPoint point, double xLow, double xHigh) {}

    public ScatterFigure {
        spots = List.copyOf(spots);
    }

    @Override
    public DataTable table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var spot : spots) {
            var point = spot.point();
            rows.add(Arrays.asList(
                    spot.name(),
                    PointCells.number(point.x()),
                    PointCells.number(spot.xLow()),
                    PointCells.number(spot.xHigh()),
                    PointCells.number(point.y()),
                    PointCells.number(point.low()),
                    PointCells.number(point.high()),
                    point.n()));
        }
        return new DataTable(List.of("series", x.title(), "x low", "x high", y.title(), "low", "high", "n"), rows);
    }
}
