package dev.rlmworkbench.benchmark.ruler;

import dev.rlmworkbench.benchmark.AnswerRule;
import dev.rlmworkbench.benchmark.Task;
import java.util.List;
import java.util.Locale;

/// RULER's two scores (Hsieh et al. 2024) as published: a reference counts where it stands in the prediction, even
/// within a word; case does not count.
///
/// @param references at least one
/// @param needed     of which references the score is made
public record StringMatch(List<String> references, Needed needed) implements AnswerRule {

    /// What the score asks of the references.
    public enum Needed {
        /// `string_match_all`: the share of the references that stand in the prediction.
        ALL,
        /// `string_match_part`: 1 when one of them does.
        ANY
    }

    public StringMatch {
        references = List.copyOf(references);
        if (references.isEmpty()) {
            throw new IllegalArgumentException("an answer needs at least one reference");
        }
    }

    @Override
    public double score(String prediction, Task task) {
        var said = prediction.toLowerCase(Locale.ROOT);
        long found = references.stream()
                .filter(reference -> said.contains(reference.toLowerCase(Locale.ROOT)))
                .count();
        return switch (needed) {
            case ALL -> (double) found / references.size();
            case ANY -> found > 0 ? 1 : 0;
        };
    }
}
