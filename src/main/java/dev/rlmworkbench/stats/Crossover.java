package dev.rlmworkbench.stats;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The point from which a second method is ahead of a first one: the smallest measured point such that, there and at
/// every larger one, more paired tasks were solved by the second alone than by the first alone, and that this is not
/// just chance: the exact test gives p < 0.05 at one of these points, or over all of them together.
///
/// @param <P>          what is measured at, such as a length
/// @param fromSmallest the second is ahead from the smallest measured point on, so where the lines cross is not known
/// @param beyond       the test over `from` and all larger points
public record Crossover<P extends Comparable<P>>(P from, boolean fromSmallest, PairedTest beyond) {

    /// @param tests at each point, all with the same two methods; points without pairs say nothing
    public static <P extends Comparable<P>> Optional<Crossover<P>> find(Map<P, PairedTest> tests) {
        NavigableMap<P, PairedTest> ordered = new TreeMap<>(tests);
        ordered.values().removeIf(test -> test.pairs() == 0);
        for (var from : ordered.keySet()) {
            var tail = List.copyOf(ordered.tailMap(from, true).values());
            boolean ahead = tail.stream().allMatch(test -> test.onlySecond() > test.onlyFirst());
            var beyond = tail.stream().reduce(PairedTest::plus).orElseThrow();
            boolean stands = secondIsBetter(beyond) || tail.stream().anyMatch(Crossover::secondIsBetter);
            if (ahead && stands) {
                return Optional.of(new Crossover<>(from, from.equals(ordered.firstKey()), beyond));
            }
        }
        return Optional.empty();
    }

    private static boolean secondIsBetter(PairedTest test) {
        return test.verdict() == PairedTest.Verdict.SECOND_IS_BETTER;
    }
}
