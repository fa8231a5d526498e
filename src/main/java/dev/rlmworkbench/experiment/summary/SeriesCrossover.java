package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.stats.Crossover;
import dev.rlmworkbench.stats.PairedTest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// The context length from which an RLM is ahead of vanilla, as [Crossover] finds it.
///
/// @param fromShortest the RLM is ahead from the shortest measured length on, so where the lines cross is not known
/// @param beyond       the test over `from` and all longer lengths; vanilla is its first method
/// @param holmP        its p, corrected for the number of measured lengths
/// @param at           where the lines cross, in the unit of `from`; the shortest measured length means there or below
/// @param spread       of `at`
public record SeriesCrossover(
        Series vanilla,
        Series rlm,
        ContextLength from,
        boolean fromShortest,
        PairedTest beyond,
        double holmP,
        double at,
        Crossover.Spread spread) {

    /// One at most for each unit of length.
    ///
    /// @param comparisons of vanilla with one RLM series
    static List<SeriesCrossover> of(List<SeriesComparison> comparisons) {
        var byUnit = comparisons.stream()
                .filter(comparison -> comparison.length() != null)
                .filter(comparison -> comparison.first().method().equals("vanilla")
                        && comparison.second().isRlm())
                .collect(Collectors.groupingBy(comparison ->
                        Objects.requireNonNull(comparison.length()).unit()));
        return byUnit.values().stream()
                .map(SeriesCrossover::ofUnit)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<SeriesCrossover> ofUnit(List<SeriesComparison> comparisons) {
        var tests = comparisons.stream()
                .collect(Collectors.toMap(
                        comparison ->
                                Objects.requireNonNull(comparison.length()).value(),
                        SeriesComparison::test));
        var one = comparisons.getFirst();
        return Crossover.find(tests)
                .map(found -> new SeriesCrossover(
                        one.first(),
                        one.second(),
                        new ContextLength(
                                found.from(),
                                Objects.requireNonNull(one.length()).unit()),
                        found.fromSmallest(),
                        found.beyond(),
                        found.holmP(),
                        found.at(),
                        found.spread()));
    }
}
