package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.report.figure.HeatMapFigure;
import dev.rlmworkbench.report.figure.Tone;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.stats.PairedTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Share of right answers by depth of the needle and context length: a panel for each method and for each difference
/// between an RLM and vanilla, a figure for each model.
final class NeedleHeatMap implements FigureKind {

    /// As many as gkamradt's test has by default, and some more.
    private static final int MAX_COLUMNS = 40;

    @Override
    public String id() {
        return "needle_heatmap";
    }

    @Override
    public String title() {
        return "Accuracy by depth and length";
    }

    @Override
    public String description() {
        return "Share of right answers by depth of the asked fact and context length, for each method, and their"
                + " difference.";
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var view = new PartView(part);
        var rows = view.rows(_ -> true, row -> row.task().depthPercent() != null);
        var models = rows.keySet().stream().map(Series::model).distinct().toList();
        var figures = new ArrayList<Figure>();
        for (var unit : LengthSteps.of(part, MAX_COLUMNS)) {
            for (var model : models) {
                var ofModel = new LinkedHashMap<Series, List<ResultRow>>();
                rows.forEach((series, some) -> {
                    if (series.model().equals(model)) {
                        ofModel.put(series, some);
                    }
                });
                var pairs = MethodPair.withVanilla(part).stream()
                        .filter(pair -> ofModel.containsKey(pair.other()) && ofModel.containsKey(pair.rlm()))
                        .toList();
                var id = unit.id(id());
                var notes = new ArrayList<>(view.refused(ofModel));
                notes.addAll(view.cut(ofModel));
                notes.addAll(view.notes(ofModel));
                notes.addAll(unit.notes());
                var text = new FigureText(
                        models.size() == 1 ? id : view.id(id, model),
                        models.size() == 1 ? title() : title() + ", " + model,
                        notes);
                var grid = new Grid(view, unit, ofModel);
                if (grid.isMeasured()) {
                    figures.add(grid.figure(text, pairs));
                }
            }
        }
        return figures;
    }

    /// The cells of one figure.
    private static final class Grid {
        private final PartView view;
        private final LengthSteps unit;
        private final List<Integer> depths;
        private final List<LengthSteps.Step> columns;
        private final Map<Series, Map<Place, List<ResultRow>>> cells = new LinkedHashMap<>();

        private record Place(int row, int column) {}

        Grid(PartView view, LengthSteps unit, Map<Series, List<ResultRow>> rows) {
            this.view = view;
            this.unit = unit;
            var found = new TreeSet<Integer>();
            var used = new TreeSet<Integer>();
            for (var some : rows.values()) {
                for (var row : some) {
                    var step = unit.find(row.task().length());
                    if (row.isAnswered() && step.isPresent()) {
                        found.add(depth(row));
                        used.add(step.get().index());
                    }
                }
            }
            this.depths = List.copyOf(found);
            this.columns = used.stream().map(unit.steps()::get).toList();
            var rowOf = places(depths);
            var columnOf = places(List.copyOf(used));
            rows.forEach((series, some) -> {
                var here = new HashMap<Place, List<ResultRow>>();
                for (var row : some) {
                    var line = rowOf.get(depth(row));
                    var column = unit.find(row.task().length())
                            .map(step -> columnOf.get(step.index()))
                            .orElse(null);
                    if (line != null && column != null) {
                        here.computeIfAbsent(new Place(line, column), _ -> new ArrayList<>())
                                .add(row);
                    }
                }
                if (!here.isEmpty()) {
                    cells.put(series, here);
                }
            });
        }

        private static int depth(ResultRow row) {
            return Objects.requireNonNull(row.task().depthPercent());
        }

        private static Map<Integer, Integer> places(List<Integer> values) {
            var places = new HashMap<Integer, Integer>();
            values.forEach(value -> places.put(value, places.size()));
            return places;
        }

        boolean isMeasured() {
            return !columns.isEmpty();
        }

        HeatMapFigure figure(FigureText text, List<MethodPair> pairs) {
            var panels = new ArrayList<HeatMapFigure.Panel>();
            cells.forEach((series, here) -> panels.add(new HeatMapFigure.Panel(
                    view.name(series), Tone.ofMethod(series.method()), false, accuracies(series, here))));
            for (var pair : pairs) {
                var differences = differences(pair);
                if (!differences.isEmpty()) {
                    panels.add(new HeatMapFigure.Panel(
                            "%s - %s".formatted(view.name(pair.rlm()), view.name(pair.other())),
                            Tone.NEUTRAL,
                            true,
                            differences));
                }
            }
            return new HeatMapFigure(
                    text,
                    "Depth",
                    unit.title(),
                    depths.stream().map(depth -> depth + " %").toList(),
                    columns.stream().map(LengthSteps.Step::label).toList(),
                    panels);
        }

        private List<Place> places() {
            return IntStream.range(0, depths.size() * columns.size())
                    .mapToObj(i -> new Place(i / columns.size(), i % columns.size()))
                    .toList();
        }

        private List<HeatMapFigure.Cell> accuracies(Series series, Map<Place, List<ResultRow>> here) {
            var all = new ArrayList<HeatMapFigure.Cell>();
            for (var place : places()) {
                var tally = Tally.of(here.getOrDefault(place, List.of()));
                if (tally.n() > 0) {
                    var key = view.key(series, columns.get(place.column), depths.get(place.row));
                    var point = tally.accuracy(place.column, key, List.of());
                    all.add(new HeatMapFigure.Cell(
                            place.row, place.column, point.y(), point.n(), point.state(), point.facts(), key));
                }
            }
            return all;
        }

        private List<HeatMapFigure.Cell> differences(MethodPair pair) {
            var all = new ArrayList<HeatMapFigure.Cell>();
            for (var place : places()) {
                var test = test(at(pair.other(), place), at(pair.rlm(), place));
                if (test != null) {
                    all.add(new HeatMapFigure.Cell(
                            place.row,
                            place.column,
                            test.difference(),
                            test.pairs(),
                            DataPoint.State.MEASURED,
                            pair.facts(view, test),
                            view.key(pair.rlm(), columns.get(place.column), depths.get(place.row))));
                }
            }
            return all;
        }

        private List<ResultRow> at(Series series, Place place) {
            return cells.getOrDefault(series, Map.of()).getOrDefault(place, List.of());
        }

        /// @return null without a task that both answered
        private static @Nullable PairedTest test(List<ResultRow> others, List<ResultRow> rlm) {
            var left = new HashMap<ResultRow.TaskRef, ResultRow>();
            others.forEach(other -> left.put(other.task(), other));
            int[] counts = new int[4];
            for (var row : rlm) {
                var other = left.get(row.task());
                if (other != null && other.isAnswered() && row.isAnswered()) {
                    counts[(other.isRight() ? 0 : 2) + (row.isRight() ? 0 : 1)]++;
                }
            }
            var test = PairedTest.of(counts[0], counts[1], counts[2], counts[3]);
            return test.pairs() == 0 ? null : test;
        }
    }
}
