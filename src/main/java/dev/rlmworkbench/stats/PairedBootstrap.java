package dev.rlmworkbench.stats;

import java.util.Arrays;

/// The bootstrap (Efron 1979) of a difference between two methods on the same tasks: were the pairs drawn anew, with
/// replacement, how would the difference of the shares of right answers spread?
///
/// For answers that are right or wrong no drawing is needed. A drawn pair counts +1, 0 or -1 with the shares seen, so
/// the sum over n drawn pairs has the generating function (first/x + same + second x)^n; its coefficients follow from
/// each other (Euler's rule for powers of polynomials). This is what ever more resamples come to: no seed, no noise.
public final class PairedBootstrap {

    private static final double TAIL = 0.025;
    private static final double NEGLIGIBLE = 1e-18;
    private static final double HUGE = 1e200;

    private final PairedTest test;
    private final int smallest;
    private final double[] cumulative;

    private PairedBootstrap(PairedTest test, int smallest, double[] cumulative) {
        this.test = test;
        this.smallest = smallest;
        this.cumulative = cumulative;
    }

    /// @throws IllegalArgumentException without pairs
    public static PairedBootstrap of(PairedTest test) {
        if (test.pairs() == 0) {
            throw new IllegalArgumentException("There are no pairs.");
        }
        int n = test.pairs();
        boolean secondLeads = test.onlySecond() >= test.onlyFirst();
        double more = Math.max(test.onlyFirst(), test.onlySecond());
        double less = Math.min(test.onlyFirst(), test.onlySecond());
        // by difference from -n to n, in favour of the one that leads
        var chances = more == 0 ? certain(n) : chances(n, more, n - more - less, less);
        if (!secondLeads) {
            reverse(chances);
        }
        return cumulated(test, chances);
    }

    private static double[] certain(int n) {
        var chances = new double[2 * n + 1];
        chances[n] = 1;
        return chances;
    }

    /// Up to a common factor. Differences in favour of the one that leads, from the largest down; all terms are
    /// positive, so nothing cancels. P(-d) = P(d) (less/more)^d gives the others.
    private static double[] chances(int n, double more, double same, double less) {
        var chances = new double[2 * n + 1];
        double last = 1;
        double beforeLast = 0;
        chances[2 * n] = 1;
        int scaled = 2 * n + 1;
        int scaledBefore = 2 * n + 1;
        for (int k = 1; k <= n; k++) {
            double next = ((n - k + 1.0) * same * last + (2.0 * n - k + 2) * less * beforeLast) / (k * more);
            beforeLast = last;
            last = next;
            chances[2 * n - k] = last;
            if (last > HUGE) {
                // those of before the last time are out of reach by now
                Arrays.fill(chances, scaled, Math.min(2 * n + 1, scaledBefore), 0);
                scaledBefore = scaled;
                scaled = 2 * n - k;
                for (int i = scaled; i < scaledBefore; i++) {
                    chances[i] /= HUGE;
                }
                last /= HUGE;
                beforeLast /= HUGE;
            }
        }
        double ratio = 1;
        for (int d = 1; d <= n && ratio > 0; d++) {
            ratio *= less / more;
            chances[n - d] = chances[n + d] * ratio;
        }
        return chances;
    }

    private static void reverse(double[] values) {
        for (int i = 0, j = values.length - 1; i < j; i++, j--) {
            double value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    private static PairedBootstrap cumulated(PairedTest test, double[] chances) {
        double sum = Arrays.stream(chances).sum();
        int from = 0;
        int to = chances.length;
        while (chances[from] < sum * NEGLIGIBLE) {
            from++;
        }
        while (chances[to - 1] < sum * NEGLIGIBLE) {
            to--;
        }
        var cumulative = new double[to - from];
        double below = 0;
        for (int i = from; i < to; i++) {
            below += chances[i] / sum;
            cumulative[i - from] = below;
        }
        return new PairedBootstrap(test, from - test.pairs(), cumulative);
    }

    /// The middle 95 % of the resamples' differences (percentile interval): less than 2.5 % of them are smaller,
    /// and less than 2.5 % are larger. Where all pairs count the same, all resamples do, however few the pairs
    /// are; the interval is then Newcombe's.
    public Interval interval() {
        if (cumulative.length == 1) {
            return NewcombeInterval.of(test);
        }
        int low = 0;
        while (cumulative[low] < TAIL) {
            low++;
        }
        int high = cumulative.length - 1;
        while (high > 0 && 1 - cumulative[high - 1] < TAIL) {
            high--;
        }
        return new Interval(share(low), share(high));
    }

    /// The difference of one resample, as a share.
    ///
    /// @param draw uniform in [0, 1)
    double resampled(double draw) {
        int found = Arrays.binarySearch(cumulative, draw);
        int index = found < 0 ? -found - 1 : found + 1;
        return share(Math.min(index, cumulative.length - 1));
    }

    private double share(int index) {
        return (double) (smallest + index) / test.pairs();
    }
}
