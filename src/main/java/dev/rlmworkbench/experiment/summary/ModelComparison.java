package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.stats.PairedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Two models by the same methods on the same tasks: what training, another adapter or fewer bits changed.
///
/// @param part        with the comparisons, each p corrected for the number of them
/// @param comparisons over all lengths, one for each method, in the order of the methods
public record ModelComparison(Summary.Part part, List<SeriesComparison> comparisons) {

    public ModelComparison {
        comparisons = List.copyOf(comparisons);
    }

    /// Over all task types. A method that ran under several settings with a model is compared under each of them.
    ///
    /// @param first  as results name it
    /// @param second likewise; a positive difference is its lead
    public static ModelComparison of(Summary summary, String first, String second) {
        var part = summary.parts().getLast();
        var series = List.copyOf(part.rows().keySet());
        var outcomes = new TaskOutcomes(part.rows());
        var comparisons = new ArrayList<SeriesComparison>();
        for (var before : series) {
            for (var after : series) {
                if (before.model().equals(first)
                        && after.model().equals(second)
                        && before.method().equals(after.method())) {
                    comparisons.addAll(SeriesComparison.of(before, after, outcomes).stream()
                            .filter(comparison -> comparison.length() == null)
                            .toList());
                }
            }
        }
        return new ModelComparison(part, SeriesComparison.corrected(comparisons));
    }

    /// A sentence for each method, and one about what was forgotten.
    ///
    /// @param first  what the first model is called in them
    /// @param second what the second is called
    public List<String> sentences(String first, String second) {
        return sentences(first, second, UnaryOperator.identity());
    }

    /// The same with other names for the methods.
    public List<String> sentences(String first, String second, UnaryOperator<String> methodNames) {
        var sentences = new ArrayList<>(comparisons(first, second, methodNames));
        forgetting(first, second).ifPresent(sentences::add);
        return sentences;
    }

    /// A sentence for each method.
    ///
    /// @param first  what the first model is called in them
    /// @param second what the second is called
    /// @param methodNames what methods are called
    public List<String> comparisons(String first, String second, UnaryOperator<String> methodNames) {
        var words = new SummarySentences(part, methodNames);
        return comparisons.stream()
                .map(comparison -> words.comparison(
                        comparison.named(on(first, comparison.first()), on(second, comparison.second()))))
                .toList();
    }

    private static Series on(String model, Series series) {
        return new Series(series.method(), model, series.variant());
    }

    /// By the plain method, which has no part in what was trained.
    private Optional<String> forgetting(String first, String second) {
        return comparisons.stream()
                .filter(comparison -> comparison.first().method().equals("vanilla")
                        && comparison.test().pairs() > 0)
                .findFirst()
                .map(vanilla -> {
                    if (vanilla.test().both() + vanilla.test().onlyFirst() == 0) {
                        return "What was forgotten cannot be told: with the plain prompt %s had no right answer."
                                .formatted(first);
                    }
                    if (vanilla.holmP() < PairedTest.SIGNIFICANT
                            && vanilla.test().difference() < 0) {
                        return "Forgotten: with the plain prompt %s is worse than %s.".formatted(second, first);
                    }
                    return vanilla.test().difference() < 0
                            ? "Nothing is shown to be forgotten: with the plain prompt the loss is within chance."
                            : "Nothing is forgotten as far as the plain prompt shows.";
                });
    }
}
