package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// How far the windows of the models reach on an axis of context lengths, and whose prompts did not fit.
final class ModelWindows {

    /// A window this much shorter than the shortest length is told in a note; drawn, it would press the lines together.
    private static final double MAX_STRETCH = 4;

    private final PartView view;
    private final LengthSteps unit;
    private final Map<Integer, TreeSet<String>> models = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> cut = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private double shortest = Double.MAX_VALUE;
    private double longest;

    ModelWindows(PartView view, LengthSteps unit) {
        this.view = view;
        this.unit = unit;
    }

    /// @param points of the series in the figure, at least one
    void add(Series series, List<ResultRow> rows, List<DataPoint> points) {
        var name = view.name(series);
        shortest = Math.min(shortest, points.getFirst().x());
        longest = Math.max(longest, points.getLast().x());
        var root = rows.getFirst().setup().root();
        if (unit.inTokens() && root != null && root.window() > 0) {
            models.computeIfAbsent(root.window(), _ -> new TreeSet<>()).add(root.name());
        }
        var refusedAt = at(points, DataPoint.State.REFUSED);
        if (!refusedAt.isEmpty()) {
            refused.add(name);
            notes.add("%s: all prompts refused at %s, they exceed the model's window.".formatted(name, refusedAt));
        }
        var cutAt = at(points, DataPoint.State.CUT);
        if (!cutAt.isEmpty()) {
            cut.add(name);
            notes.add("%s: prompts cut to fit the model's window at %s.".formatted(name, cutAt));
        }
    }

    private static String at(List<DataPoint> points, DataPoint.State state) {
        return String.join(
                ", ",
                points.stream()
                        .filter(point -> point.state() == state)
                        .map(point -> new ContextLength((int) point.x(), "").shortName())
                        .toList());
    }

    List<String> notes() {
        var all = new ArrayList<>(notes);
        models.forEach((window, names) -> {
            if (!isDrawn(window) && window < shortest) {
                all.add("All lengths are beyond the window of %s, %,d tokens.".formatted(together(names), window));
            }
        });
        return all;
    }

    private boolean isDrawn(int window) {
        return window < longest && window * MAX_STRETCH >= shortest;
    }

    Axis axis() {
        var axis = unit.axis();
        double low = models.keySet().stream()
                .filter(this::isDrawn)
                .mapToInt(window -> window)
                .min()
                .orElse(Integer.MAX_VALUE);
        return low < shortest ? new Axis(axis.title(), axis.scale(), axis.format(), low, longest) : axis;
    }

    List<LineFigure.Mark> marks() {
        boolean alone = models.size() == 1;
        return models.entrySet().stream()
                .filter(entry -> isDrawn(entry.getKey()))
                .map(entry -> new LineFigure.Mark(
                        entry.getKey(),
                        alone
                                ? "Window %,d".formatted(entry.getKey())
                                : "Window %,d of %s".formatted(entry.getKey(), together(entry.getValue())),
                        alone,
                        alone ? beyond() : ""))
                .toList();
    }

    /// `Vanilla refused: its prompt exceeds the window`.
    private String beyond() {
        var words = new ArrayList<String>();
        if (!refused.isEmpty()) {
            words.add(together(refused)
                    + (refused.size() == 1
                            ? " refused: its prompt exceeds the window"
                            : " refused: their prompts exceed the window"));
        }
        if (!cut.isEmpty()) {
            words.add(together(cut) + " cut");
        }
        var text = String.join("; ", words);
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String together(Iterable<String> names) {
        return String.join(", ", names);
    }
}
