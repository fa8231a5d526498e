package dev.rlmworkbench.experiment.summary;

import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rlmworkbench.experiment.summary.TaskOutcomes.How;
import dev.rlmworkbench.experiment.summary.TaskOutcomes.Pairs;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.stats.Holm;
import dev.rlmworkbench.stats.Interval;
import dev.rlmworkbench.stats.OddsRatio;
import dev.rlmworkbench.stats.PairedBootstrap;
import dev.rlmworkbench.stats.PairedTest;
import dev.rlmworkbench.stats.PairsNeeded;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Two series on the same tasks.
///
/// @param length     null for all lengths together
/// @param test       over the tasks that both answered
/// @param lost       the tasks that are not part of the test
/// @param holmP      p of the test, corrected for the number of tests in the table that it stands in, see [#corrected]
/// @param holmTests  how many these are, 0 where the comparison has no pairs
/// @param difference the second's accuracy on the pairs less the first's, -1 to 1; null without pairs
/// @param differenceInterval of that, null without pairs
/// @param oddsRatio  null where no task separates the two
/// @param pairsNeeded null without pairs, and where there are enough for a difference of 1 point
public record SeriesComparison(
        Series first,
        Series second,
        @Nullable ContextLength length,
        PairedTest test,
        LostPairs lost,
        double holmP,
        int holmTests,
        @Nullable Double difference,
        @Nullable Interval differenceInterval,
        @Nullable OddsRatio oddsRatio,
        @Nullable PairsNeeded pairsNeeded) {

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

    /// The series that is better by a difference that stands (corrected p < 0.05); null, and not in JSON, where none is
    /// shown.
    @JsonGetter("winner")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public @Nullable Series winner() {
        if (holmP >= PairedTest.SIGNIFICANT) {
            return null;
        }
        return test.onlyFirst() > test.onlySecond() ? first : second;
    }

    /// The comparisons of one part in the same order, each p corrected for the number of tests that are read together:
    /// those of all pairs of series at all lengths are one table, those over all lengths another.
    static List<SeriesComparison> corrected(List<SeriesComparison> comparisons) {
        var holm = new IdentityHashMap<SeriesComparison, SeriesComparison>();
        comparisons.stream()
                .filter(comparison -> comparison.test.pairs() > 0)
                .collect(Collectors.partitioningBy(comparison -> comparison.length == null))
                .values()
                .forEach(table -> {
                    double[] adjusted = Holm.adjusted(table.stream()
                            .mapToDouble(comparison -> comparison.test.pValue())
                            .toArray());
                    for (int i = 0; i < adjusted.length; i++) {
                        holm.put(table.get(i), table.get(i).corrected(adjusted[i], adjusted.length));
                    }
                });
        return comparisons.stream()
                .map(comparison -> holm.getOrDefault(comparison, comparison))
                .toList();
    }

    /// The same with other names for the two.
    SeriesComparison named(Series one, Series other) {
        return new SeriesComparison(
                one,
                other,
                length,
                test,
                lost,
                holmP,
                holmTests,
                difference,
                differenceInterval,
                oddsRatio,
                pairsNeeded);
    }

    private SeriesComparison corrected(double p, int tests) {
        return new SeriesComparison(
                first, second, length, test, lost, p, tests, difference, differenceInterval, oddsRatio, pairsNeeded);
    }

    private static SeriesComparison of(
            Series first, Series second, @Nullable ContextLength length, PairedTest test, LostPairs lost) {
        boolean paired = test.pairs() > 0;
        return new SeriesComparison(
                first,
                second,
                length,
                test,
                lost,
                test.pValue(),
                paired ? 1 : 0,
                paired ? (Double) test.difference() : null,
                paired ? PairedBootstrap.of(test).interval() : null,
                OddsRatio.of(test),
                PairsNeeded.of(test).orElse(null));
    }

    /// Without correction. By length, and over all lengths at the end; lengths at which not one task was tried by
    /// both are left out, and where that holds for all of them there is no comparison.
    ///
    /// @param outcomes of both series
    static List<SeriesComparison> of(Series first, Series second, TaskOutcomes outcomes) {
        var comparisons = new ArrayList<SeriesComparison>();
        var all = new Pairs();
        outcomes.pairs(first, second).forEach((length, pairs) -> {
            of(first, second, length, pairs).ifPresent(comparisons::add);
            all.add(pairs);
        });
        of(first, second, null, all).ifPresent(comparisons::add);
        return comparisons;
    }

    private static Optional<SeriesComparison> of(
            Series first, Series second, @Nullable ContextLength length, Pairs pairs) {
        var test = PairedTest.of(
                pairs.of(How.RIGHT, How.RIGHT),
                pairs.of(How.RIGHT, How.WRONG),
                pairs.of(How.WRONG, How.RIGHT),
                pairs.of(How.WRONG, How.WRONG));
        int triedByFirst =
                pairs.of(How.ERROR, How.NOT_RUN) + pairs.of(How.WRONG, How.NOT_RUN) + pairs.of(How.RIGHT, How.NOT_RUN);
        int triedBySecond =
                pairs.of(How.NOT_RUN, How.ERROR) + pairs.of(How.NOT_RUN, How.WRONG) + pairs.of(How.NOT_RUN, How.RIGHT);
        var lost = new LostPairs(
                pairs.of(How.ERROR, How.WRONG) + pairs.of(How.ERROR, How.RIGHT),
                pairs.of(How.WRONG, How.ERROR) + pairs.of(How.RIGHT, How.ERROR),
                pairs.of(How.ERROR, How.ERROR),
                triedBySecond,
                triedByFirst);
        boolean triedByBoth = test.pairs() + lost.errorInFirst() + lost.errorInSecond() + lost.errorInBoth() > 0;
        return triedByBoth ? Optional.of(of(first, second, length, test, lost)) : Optional.empty();
    }
}
