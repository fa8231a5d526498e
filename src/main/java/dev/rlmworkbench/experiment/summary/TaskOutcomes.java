package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.ResultRow.TaskRef;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How each series did on each task, side by side, so that two of a million results are compared in no time.
final class TaskOutcomes {

    /// How a series did on a task.
    enum How {
        NOT_RUN,
        ERROR,
        WRONG,
        RIGHT;

        private static final int COUNT = values().length;

        private static How of(ResultRow row) {
            if (!row.isAnswered()) {
                return ERROR;
            }
            return row.isRight() ? RIGHT : WRONG;
        }
    }

    /// On how many tasks two series did this and that.
    static final class Pairs {
        private final int[] counts = new int[How.COUNT * How.COUNT];

        int of(How first, How second) {
            return counts[first.ordinal() * How.COUNT + second.ordinal()];
        }

        void add(Pairs other) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] += other.counts[i];
            }
        }
    }

    private final Map<TaskRef, Integer> tasks = new HashMap<>();
    private final Map<ContextLength, Integer> lengths = new HashMap<>();
    /// By task.
    private int[] lengthOfTask = new int[16];
    /// By series and task, ordinals of [How]; shorter where the last tasks were not run.
    private final Map<Series, byte[]> outcomes = new HashMap<>();

    /// @param index one row a task in each series
    TaskOutcomes(Map<Series, List<ResultRow>> index) {
        index.forEach((series, rows) -> {
            var ofSeries = new byte[Math.max(tasks.size(), rows.size())];
            for (var row : rows) {
                int task = number(row.task());
                if (task >= ofSeries.length) {
                    ofSeries = Arrays.copyOf(ofSeries, 2 * task);
                }
                ofSeries[task] = (byte) How.of(row).ordinal();
            }
            outcomes.put(series, ofSeries);
        });
    }

    private int number(TaskRef task) {
        int next = tasks.size();
        var known = tasks.putIfAbsent(task, next);
        if (known != null) {
            return known;
        }
        if (next == lengthOfTask.length) {
            lengthOfTask = Arrays.copyOf(lengthOfTask, 2 * next);
        }
        var length = lengths.putIfAbsent(task.length(), lengths.size());
        lengthOfTask[next] = length == null ? lengths.size() - 1 : length;
        return next;
    }

    /// At each length.
    SortedMap<ContextLength, Pairs> pairs(Series first, Series second) {
        var some = Arrays.copyOf(outcomes.get(first), tasks.size());
        var others = Arrays.copyOf(outcomes.get(second), tasks.size());
        var pairs = new TreeMap<ContextLength, Pairs>();
        var byNumber = new Pairs[lengths.size()];
        lengths.forEach((length, number) -> {
            byNumber[number] = new Pairs();
            pairs.put(length, byNumber[number]);
        });
        for (int task = 0; task < tasks.size(); task++) {
            byNumber[lengthOfTask[task]].counts[some[task] * How.COUNT + others[task]]++;
        }
        return pairs;
    }
}
