package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.TextNumbers;
import dev.rlmworkbench.stats.PairedTest;
import java.util.List;

/// Words about a paired difference.
final class Differences {

    private Differences() {}

    /// Share of the pairs by which the second method is ahead, -1 to 1.
    static double of(PairedTest test) {
        return (double) (test.onlySecond() - test.onlyFirst()) / test.pairs();
    }

    static List<String> facts(PartView view, MethodPair pair, PairedTest test) {
        return List.of(
                "%+d points on %,d tasks".formatted(Math.round(100 * of(test)), test.pairs()),
                "only %s right %,d, only %s right %,d"
                        .formatted(view.name(pair.rlm()), test.onlySecond(), view.name(pair.other()), test.onlyFirst()),
                "exact McNemar " + TextNumbers.pValue(test.pValue()));
    }
}
