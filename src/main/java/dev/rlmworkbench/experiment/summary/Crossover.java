package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.stats.PairedTest;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The context length from which an RLM beats vanilla: the smallest measured length such that, there and at every
/// longer one, more paired tasks were solved by the RLM alone than by vanilla alone, and that this is not just
/// chance: the exact McNemar test gives p < 0.05 at one of these lengths, or over all of them together.
///
/// @param fromShortest the RLM is ahead from the shortest measured length on, so where the lines cross is not known
/// @param beyond       the test over `from` and all longer lengths; vanilla is its first method
public record Crossover(Series vanilla, Series rlm, ContextLength from, boolean fromShortest, PairedTest beyond) {

    /// @param tests by length, in one unit, vanilla first
    static Optional<Crossover> find(Series vanilla, Series rlm, Map<ContextLength, PairedTest> tests) {
        NavigableMap<ContextLength, PairedTest> ordered = new TreeMap<>(tests);
        for (var from : ordered.keySet()) {
            var tail = List.copyOf(ordered.tailMap(from, true).values());
            boolean ahead = tail.stream().allMatch(test -> test.onlySecond() > test.onlyFirst());
            var beyond = tail.stream().reduce(PairedTest::plus).orElseThrow();
            boolean stands = wonByRlm(beyond) || tail.stream().anyMatch(Crossover::wonByRlm);
            if (ahead && stands) {
                return Optional.of(new Crossover(vanilla, rlm, from, from.equals(ordered.firstKey()), beyond));
            }
        }
        return Optional.empty();
    }

    private static boolean wonByRlm(PairedTest test) {
        return test.verdict() == PairedTest.Verdict.SECOND;
    }
}
