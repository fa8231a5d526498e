package dev.rlmworkbench.experiment.summary;

import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.stats.PairedTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Two series on the same tasks.
///
/// @param length null for all lengths together
/// @param test   over the tasks that both answered
/// @param lost   the tasks that are not part of the test
public record SeriesComparison(
        Series first, Series second, @Nullable ContextLength length, PairedTest test, LostPairs lost) {

    /// Tasks that one of two series cannot be compared on, by the reason.
    ///
    /// @param errorInFirst   failed in the first, answered by the second
    /// @param errorInSecond  answered by the first, failed in the second
    /// @param errorInBoth    failed in both
    /// @param notRunByFirst  the first has no result, the second has one
    /// @param notRunBySecond the second has no result, the first has one
    public record LostPairs(
            int errorInFirst, int errorInSecond, int errorInBoth, int notRunByFirst, int notRunBySecond) {

        public static final LostPairs NONE = new LostPairs(0, 0, 0, 0, 0);

        public int total() {
            return errorInFirst + errorInSecond + errorInBoth + notRunByFirst + notRunBySecond;
        }
    }

    /// The series that is better by a difference that stands (p < 0.05); null, and not in JSON, where none is shown.
    @JsonGetter("winner")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public @Nullable Series winner() {
        return switch (test.verdict()) {
            case FIRST_IS_BETTER -> first;
            case SECOND_IS_BETTER -> second;
            case NOT_SHOWN -> null;
        };
    }

    /// By length, and over all lengths at the end; lengths at which not one task was tried by both are left out, and
    /// where that holds for all of them there is no comparison.
    ///
    /// @param some   results of the first series, one a task
    /// @param others results of the second series, one a task
    static List<SeriesComparison> of(Series first, List<ResultRow> some, Series second, List<ResultRow> others) {
        var left = new LinkedHashMap<ResultRow.TaskRef, ResultRow>();
        others.forEach(other -> left.put(other.task(), other));
        var lengths = new TreeMap<ContextLength, Count>();
        var all = new Count();
        for (var one : some) {
            var other = left.remove(one.task());
            lengths.computeIfAbsent(one.task().length(), _ -> new Count()).add(one, other);
            all.add(one, other);
        }
        left.forEach((task, other) -> {
            lengths.computeIfAbsent(task.length(), _ -> new Count()).add(null, other);
            all.add(null, other);
        });
        var comparisons = new ArrayList<SeriesComparison>();
        lengths.forEach((length, count) -> count.addTo(comparisons, first, second, length));
        all.addTo(comparisons, first, second, null);
        return comparisons;
    }

    /// Counts the tasks of one length.
    private static final class Count {
        private int both;
        private int onlyFirst;
        private int onlySecond;
        private int neither;
        private int errorInFirst;
        private int errorInSecond;
        private int errorInBoth;
        private int notRunByFirst;
        private int notRunBySecond;

        void add(@Nullable ResultRow first, @Nullable ResultRow second) {
            if (first == null) {
                notRunByFirst++;
            } else if (second == null) {
                notRunBySecond++;
            } else if (first.isAnswered() && second.isAnswered()) {
                addPair(first.isRight(), second.isRight());
            } else if (first.isAnswered()) {
                errorInSecond++;
            } else if (second.isAnswered()) {
                errorInFirst++;
            } else {
                errorInBoth++;
            }
        }

        private void addPair(boolean firstIsRight, boolean secondIsRight) {
            if (firstIsRight) {
                both += secondIsRight ? 1 : 0;
                onlyFirst += secondIsRight ? 0 : 1;
            } else {
                onlySecond += secondIsRight ? 1 : 0;
                neither += secondIsRight ? 0 : 1;
            }
        }

        void addTo(List<SeriesComparison> comparisons, Series first, Series second, @Nullable ContextLength length) {
            var test = PairedTest.of(both, onlyFirst, onlySecond, neither);
            if (test.pairs() + errorInFirst + errorInSecond + errorInBoth > 0) {
                var lost = new LostPairs(errorInFirst, errorInSecond, errorInBoth, notRunByFirst, notRunBySecond);
                comparisons.add(new SeriesComparison(first, second, length, test, lost));
            }
        }
    }
}
