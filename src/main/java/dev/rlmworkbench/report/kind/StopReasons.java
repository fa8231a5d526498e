package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.report.figure.SeriesStyle;
import dev.rlmworkbench.report.figure.Tone;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.StopReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Why the tasks of each method stopped, over all lengths.
final class StopReasons implements FigureKind {

    private static final String NOT_TOLD = "not told";

    @Override
    public String id() {
        return "stop_reasons";
    }

    @Override
    public String title() {
        return "Why tasks stopped";
    }

    @Override
    public String description() {
        return "Share of the results of each method by the reason why it stopped: an answer, a limit, a failure.";
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var view = new PartView(part);
        if (view.rows().isEmpty()) {
            return List.of();
        }
        var series = List.copyOf(view.rows().keySet());
        var groups = new TreeMap<String, List<DataPoint>>(
                Comparator.comparingInt(StopReasons::place).thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < series.size(); i++) {
            for (var count :
                    counts(view.rows().getOrDefault(series.get(i), List.of())).entrySet()) {
                groups.computeIfAbsent(count.getKey(), _ -> new ArrayList<>())
                        .add(point(view, series.get(i), i, count.getKey(), count.getValue()));
            }
        }
        var notes = new ArrayList<>(List.of("All results and lengths together, failed tasks too."));
        notes.addAll(view.mixed(view.rows()));
        return List.of(new BarFigure(
                new FigureText(id(), title(), notes),
                "Method",
                series.stream().map(view::name).toList(),
                new Axis("Share of the results", Axis.Scale.LINEAR, Axis.Format.PERCENT, 0.0, 1.0),
                BarFigure.Layout.LYING_STACKED,
                groups.entrySet().stream()
                        .map(entry ->
                                new BarFigure.Bars(words(entry.getKey()), style(entry.getKey()), entry.getValue()))
                        .toList()));
    }

    private static Map<String, Integer> counts(List<ResultRow> rows) {
        var counts = new HashMap<String, Integer>();
        for (var row : rows) {
            var reason = row.isAnswered() ? row.stopReason() : StopReason.FAILED.wireName();
            counts.merge(reason == null ? NOT_TOLD : reason, 1, Integer::sum);
        }
        return counts;
    }

    private static DataPoint point(PartView view, Series series, int index, String reason, int count) {
        int all = view.rows().getOrDefault(series, List.of()).size();
        double share = (double) count / all;
        return new DataPoint(
                index,
                share,
                share,
                share,
                all,
                DataPoint.State.MEASURED,
                List.of("%s: %,d of %,d results".formatted(words(reason), count, all)),
                view.key(series, null, null));
    }

    private static int place(String reason) {
        return StopReason.find(reason)
                .map(StopReason::ordinal)
                .orElse(reason.equals(NOT_TOLD) ? Integer.MAX_VALUE : Integer.MAX_VALUE - 1);
    }

    private static String words(String reason) {
        return StopReason.find(reason)
                .map(known -> switch (known) {
                    case FINAL -> "final answer";
                    case ITERATIONS -> "limit of turns";
                    case SUB_CALLS -> "limit of sub-calls";
                    case TOKENS -> "limit of tokens";
                    case TIME -> "time is up";
                    case ERRORS -> "failed turns in a row";
                    case REFUSED -> "prompt refused";
                    case THINKING -> "thinking used it up";
                    case FILTERED -> "content filter";
                    case FAILED -> "failed";
                })
                .orElse(reason);
    }

    private static SeriesStyle style(String reason) {
        return StopReason.find(reason)
                .map(known -> switch (known) {
                    case FINAL -> new SeriesStyle(Tone.NEUTRAL, 0);
                    case ITERATIONS -> new SeriesStyle(Tone.LIMIT, 0);
                    case SUB_CALLS -> new SeriesStyle(Tone.LIMIT, 1);
                    case TOKENS -> new SeriesStyle(Tone.LIMIT, 2);
                    case TIME -> new SeriesStyle(Tone.LIMIT, 3);
                    case ERRORS -> new SeriesStyle(Tone.WRONG, 0);
                    case REFUSED -> new SeriesStyle(Tone.CUT, 1);
                    case THINKING -> new SeriesStyle(Tone.NO_ANSWER, 0);
                    case FILTERED -> new SeriesStyle(Tone.NO_ANSWER, 1);
                    case FAILED -> new SeriesStyle(Tone.ERROR, 0);
                })
                .orElse(new SeriesStyle(Tone.OTHER, reason.equals(NOT_TOLD) ? 0 : 1));
    }
}
