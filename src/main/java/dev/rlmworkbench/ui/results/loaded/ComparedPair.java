package dev.rlmworkbench.ui.results.loaded;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.SeriesComparison;
import dev.rlmworkbench.experiment.summary.Summary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The two series that the key figures and the filters of outcomes are about.
public record ComparedPair(Series first, Series second) {

    /// All pairs of a part that have a comparison: vanilla with RLM before the others.
    public static List<ComparedPair> of(Summary.Part part) {
        return part.comparisons().stream()
                .filter(comparison -> comparison.length() == null)
                .map(comparison -> new ComparedPair(comparison.first(), comparison.second()))
                .sorted(Comparator.comparing(pair -> !pair.isVanillaWithRlm()))
                .toList();
    }

    private boolean isVanillaWithRlm() {
        return first.method().equals("vanilla") && second.method().equals("rlm");
    }

    /// Over all lengths.
    public Optional<SeriesComparison> comparison(Summary.Part part) {
        return part.comparisons().stream()
                .filter(comparison -> comparison.length() == null
                        && comparison.first().equals(first)
                        && comparison.second().equals(second))
                .findFirst();
    }
}
