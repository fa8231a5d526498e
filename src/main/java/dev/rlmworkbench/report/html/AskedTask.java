package dev.rlmworkbench.report.html;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.ResultRow.TaskRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A task with the results of all series that answered it.
record AskedTask(TaskRef ref, SequencedMap<Series, ResultRow> answers) {

    private static final Comparator<AskedTask> IN_ORDER = Comparator.comparing((AskedTask task) -> task.ref.type())
            .thenComparing(task -> task.ref.length())
            .thenComparing(task -> task.ref.kind(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(task -> task.ref.depthPercent(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingLong(task -> task.ref.seed())
            .thenComparingLong(task -> task.ref.texts());

    /// By type, length, kind, depth and seed.
    static List<AskedTask> of(Summary.Part part) {
        var tasks = new LinkedHashMap<TaskRef, AskedTask>();
        part.rows()
                .forEach((series, rows) -> rows.forEach(
                        row -> tasks.computeIfAbsent(row.task(), ref -> new AskedTask(ref, new LinkedHashMap<>()))
                                .answers
                                .put(series, row)));
        return tasks.values().stream().sorted(IN_ORDER).toList();
    }

    /// The most telling first: those on which the series differ, then those that none got right, then the rest; of each
    /// one of every length before a second of any.
    static List<AskedTask> telling(List<AskedTask> tasks) {
        record Ranked(AskedTask task, int place) {}
        var seen = new HashMap<Map.Entry<Integer, Object>, Integer>();
        var ranked = new ArrayList<Ranked>();
        for (var task : tasks) {
            int place = seen.merge(Map.entry(task.rank(), task.ref.type() + " " + task.ref.length()), 1, Integer::sum);
            ranked.add(new Ranked(task, place));
        }
        return ranked.stream()
                .sorted(Comparator.comparingInt((Ranked one) -> one.task.rank()).thenComparingInt(Ranked::place))
                .map(Ranked::task)
                .toList();
    }

    static List<AskedTask> inOrder(List<AskedTask> tasks) {
        return tasks.stream().sorted(IN_ORDER).toList();
    }

    private int rank() {
        boolean right = answers.values().stream().anyMatch(ResultRow::isRight);
        boolean wrong = answers.values().stream().anyMatch(row -> !row.isRight());
        return right && wrong ? 0 : wrong ? 1 : 2;
    }
}
