package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.stats.PairedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    public List<String> sentences() {
        var words = new SummarySentences(part);
        var sentences =
                new ArrayList<>(comparisons.stream().map(words::comparison).toList());
        forgetting().ifPresent(sentences::add);
        return sentences;
    }

    /// By the plain method, which has no part in what was trained.
    private Optional<String> forgetting() {
        return comparisons.stream()
                .filter(comparison -> comparison.first().method().equals("vanilla")
                        && comparison.test().pairs() > 0)
                .findFirst()
                .map(vanilla -> {
                    if (vanilla.test().both() + vanilla.test().onlyFirst() == 0) {
                        return "What was forgotten cannot be told: with the plain prompt the first model had no right"
                                + " answer either.";
                    }
                    if (vanilla.holmP() < PairedTest.SIGNIFICANT
                            && vanilla.test().difference() < 0) {
                        return "Forgotten: with the plain prompt the second model is worse than the first.";
                    }
                    return vanilla.test().difference() < 0
                            ? "Nothing is shown to be forgotten: with the plain prompt the loss is within chance."
                            : "Nothing is forgotten as far as the plain prompt shows.";
                });
    }
}
