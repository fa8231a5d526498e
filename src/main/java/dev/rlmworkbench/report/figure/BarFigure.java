package dev.rlmworkbench.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bars by category, beside or upon each other.
///
/// @param categoryTitle of the axis of categories
/// @param categories    from left to right, or from the top where the bars lie
/// @param groups        the bars of one colour
public record BarFigure(
        FigureText text, String categoryTitle, List<String> categories, Axis y, Layout layout, List<Bars> groups)
        implements Figure {

    public enum Layout {
        /// Side by side, upright, with intervals.
        GROUPED,
        /// Upon each other, upright, without intervals.
        STACKED,
        /// Side by side, lying, with intervals: for long names.
        LYING,
        /// Upon each other, lying.
        LYING_STACKED
    }

    /// @param bars at most one a category; [DataPoint#x] is the category's index
    public record Bars(String name, SeriesStyle style, List<DataPoint> bars) {
        public Bars {
            bars = List.copyOf(bars);
        }
    }

    public BarFigure {
        categories = List.copyOf(categories);
        groups = List.copyOf(groups);
    }

    /// Without the categories in which no group has a bar.
    public BarFigure withoutEmptyCategories() {
        var used = groups.stream()
                .flatMap(group -> group.bars().stream())
                .map(bar -> (int) bar.x())
                .distinct()
                .sorted()
                .toList();
        return new BarFigure(
                text,
                categoryTitle,
                used.stream().map(categories::get).toList(),
                y,
                layout,
                groups.stream()
                        .map(group -> new Bars(
                                group.name(),
                                group.style(),
                                group.bars().stream()
                                        .map(bar -> bar.at(used.indexOf((int) bar.x())))
                                        .toList()))
                        .toList());
    }

    @Override
    public DataTable table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var group : groups) {
            for (var bar : group.bars()) {
                rows.add(Arrays.asList(
                        group.name(),
                        categories.get((int) bar.x()),
                        PointCells.number(bar.y()),
                        PointCells.number(bar.low()),
                        PointCells.number(bar.high()),
                        bar.n()));
            }
        }
        return new DataTable(List.of("series", categoryTitle, y.title(), "low", "high", "n"), rows);
    }
}
