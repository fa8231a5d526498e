package dev.rlmworkbench.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/// The correction of p-values for their number (Holm 1979): of all tests of a table between methods that are equal, the
/// chance that even one gives an adjusted p < 0.05 is at most 5 %. Needs no independence of the tests.
public final class Holm {

    private Holm() {}

    /// @param pValues of one family of tests, in any order
    /// @return in the same order: each p times the number of those that are not smaller, at least as large as the
    ///     adjusted ones of smaller p, and at most 1
    public static double[] adjusted(double... pValues) {
        var order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .toList();
        var adjusted = new double[pValues.length];
        double largest = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            int i = order.get(rank);
            largest = Math.max(largest, Math.min(1, pValues[i] * (pValues.length - rank)));
            adjusted[i] = largest;
        }
        return adjusted;
    }
}
