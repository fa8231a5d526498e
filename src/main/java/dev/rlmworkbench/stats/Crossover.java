package dev.rlmworkbench.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The length from which a second method is ahead of a first one: the smallest measured length such that, there and at
/// every larger one, more paired tasks were solved by the second alone than by the first alone, and that this is not
/// just chance: the exact test over all these lengths together gives p < 0.05, corrected by [Holm] for the number of
/// lengths that it could have begun at.
///
/// @param from         the smallest measured length of these
/// @param fromSmallest the second is ahead from the smallest measured length on, so where the lines cross is not known
/// @param beyond       the test over `from` and all larger lengths
/// @param holmP        its p, corrected
/// @param at           where the lines cross for good, straight between measured lengths on the axis of their
///                     logarithm; the smallest measured length where the second is ahead at all of them
/// @param spread       of `at`
public record Crossover(int from, boolean fromSmallest, PairedTest beyond, double holmP, double at, Spread spread) {

    private static final int RESAMPLES = 10_000;
    private static final long SEED = 42;
    private static final double TAIL = 0.025;

    /// Where the lines cross in resamples of the tasks of each length.
    ///
    /// @param interval     the middle 95 % of the resamples with a crossing
    /// @param openBelow    its low end is the smallest measured length and means there or below
    /// @param shareWithout of the resamples in which the second is not ahead at the largest length, 0 to 1
    /// @param resamples    number of them
    /// @param seed         of the generator L64X128MixRandom that they were drawn with
    public record Spread(Interval interval, boolean openBelow, double shareWithout, int resamples, long seed) {}

    /// @param tests at each length above 0, all with the same two methods; lengths without pairs say nothing
    public static Optional<Crossover> find(Map<Integer, PairedTest> tests) {
        NavigableMap<Integer, PairedTest> ordered = new TreeMap<>(tests);
        ordered.values().removeIf(test -> test.pairs() == 0);
        var lengths = List.copyOf(ordered.keySet());
        var beyond = lengths.stream()
                .map(length -> ordered.tailMap(length, true).values().stream()
                        .reduce(PairedTest::plus)
                        .orElseThrow())
                .toList();
        double[] adjusted =
                Holm.adjusted(beyond.stream().mapToDouble(PairedTest::pValue).toArray());
        double[] differences =
                ordered.values().stream().mapToDouble(PairedTest::difference).toArray();
        int ahead = aheadFrom(differences);
        return IntStream.range(ahead, lengths.size())
                .filter(i -> adjusted[i] < PairedTest.SIGNIFICANT)
                .mapToObj(i -> new Crossover(
                        lengths.get(i),
                        i == 0,
                        beyond.get(i),
                        adjusted[i],
                        crossing(lengths, differences),
                        spread(lengths, List.copyOf(ordered.values()))))
                .findFirst();
    }

    /// The index of the first difference of those at the end that are all above 0; as many as there are for none.
    private static int aheadFrom(double[] differences) {
        int from = differences.length;
        while (from > 0 && differences[from - 1] > 0) {
            from--;
        }
        return from;
    }

    /// Where the difference, drawn as straight lines over the logarithm of the length, comes above 0 for good; the
    /// smallest length where it is above 0 everywhere, NaN where it is not at the largest one.
    private static double crossing(List<Integer> lengths, double[] differences) {
        int from = aheadFrom(differences);
        if (from == differences.length) {
            return Double.NaN;
        }
        if (from == 0) {
            return lengths.getFirst();
        }
        double below = differences[from - 1];
        if (below == 0) {
            return lengths.get(from - 1);
        }
        double low = Math.log(lengths.get(from - 1));
        double high = Math.log(lengths.get(from));
        return Math.exp(low + (high - low) * -below / (differences[from] - below));
    }

    private static Spread spread(List<Integer> lengths, List<PairedTest> tests) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        var bootstraps = tests.stream().map(PairedBootstrap::of).toList();
        var differences = new double[lengths.size()];
        var crossings = DoubleStream.generate(() -> {
                    Arrays.setAll(differences, i -> bootstraps.get(i).resampled(random.nextDouble()));
                    return crossing(lengths, differences);
                })
                .limit(RESAMPLES)
                .filter(at -> !Double.isNaN(at))
                .toArray();
        double[] ends = Quantiles.LINEAR.evaluate(crossings, TAIL, 1 - TAIL);
        return new Spread(
                new Interval(ends[0], ends[1]),
                ends[0] == lengths.getFirst(),
                1 - (double) crossings.length / RESAMPLES,
                RESAMPLES,
                SEED);
    }
}
