package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Share of right answers by context length with Wilson's interval, of all results or of those whose needle lies at one
/// depth.
record AccuracyByContext(
        String id,
        String title,
        String description,
        @Nullable Integer depthPercent) implements FigureKind {

    static final Axis ACCURACY = new Axis("Accuracy", Axis.Scale.LINEAR, Axis.Format.PERCENT, 0.0, 1.0);

    static AccuracyByContext overAllDepths() {
        return new AccuracyByContext(
                "accuracy_by_context",
                "Accuracy by context length",
                "Share of right answers at each context length, with the 95 % interval and the model's window.",
                null);
    }

    static AccuracyByContext atDepth(int percent) {
        return new AccuracyByContext(
                "niah_accuracy_pos_" + percent,
                "Accuracy with the needle at " + percent + " %",
                "Share of right answers at each context length where the needle lies at %d %% of the text."
                        .formatted(percent),
                percent);
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var view = new PartView(part);
        var rows = view.rows(_ -> true, row -> depthPercent == null || isNeedleAt(row.task(), depthPercent));
        var tests = depthPercent == null ? tests(part, view) : Map.<At, List<String>>of();
        return new LinesByLength(this, view, rows)
                .figures(
                        LengthSteps.of(part),
                        depthPercent,
                        unit -> depthPercent == null ? view.crossings(unit) : List.of(),
                        _ -> ACCURACY,
                        (series, at, here, key) -> {
                            var tally = Tally.of(here);
                            return tally.n() == 0
                                    ? Optional.empty()
                                    : Optional.of(tally.accuracy(
                                            at.value(),
                                            key,
                                            tests.getOrDefault(new At(series, at.length()), List.of())));
                        });
    }

    /// Only families named after the needle in a haystack, whoever made them: `niah`, `niah_hard`,
    /// `ruler_niah_single_1`.
    private static boolean isNeedleAt(ResultRow.TaskRef task, int depthPercent) {
        return task.depthPercent() != null
                && task.depthPercent() == depthPercent
                && task.type().contains("niah");
    }

    private record At(Series series, @Nullable ContextLength length) {}

    /// Of each method against vanilla on the same tasks.
    private static Map<At, List<String>> tests(Summary.Part part, PartView view) {
        return part.comparisons().stream()
                .filter(comparison -> comparison.length() != null
                        && comparison.first().method().equals("vanilla")
                        && comparison.test().pairs() > 0)
                .collect(Collectors.groupingBy(
                        comparison -> new At(comparison.second(), comparison.length()),
                        Collectors.mapping(
                                comparison -> "against %s %s"
                                        .formatted(view.name(comparison.first()), MethodPair.p(comparison)),
                                Collectors.toList())));
    }
}
