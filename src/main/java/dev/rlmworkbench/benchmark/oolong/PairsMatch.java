package dev.rlmworkbench.benchmark.oolong;

import dev.rlmworkbench.benchmark.AnswerRule;
import dev.rlmworkbench.benchmark.Task;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The score of OOLONG-Pairs: the harmonic mean of precision and recall (F1) over the pairs that the prediction names
/// in the form `(id, id)`. The order within a pair does not matter, and a pair counts once.
///
/// @param right not empty
public record PairsMatch(Set<UserPair> right) implements AnswerRule {

    private static final Pattern PAIR =
            Pattern.compile("\\(\\s{0,9}(\\d{1,18})\\s{0,9},\\s{0,9}(\\d{1,18})\\s{0,9}\\)");

    public PairsMatch {
        right = Set.copyOf(right);
        if (right.isEmpty()) {
            throw new IllegalArgumentException("an answer needs at least one pair");
        }
    }

    @Override
    public double score(String prediction, Task task) {
        var said = PAIR.matcher(prediction)
                .results()
                .map(match -> new UserPair(Long.parseLong(match.group(1)), Long.parseLong(match.group(2))))
                .collect(Collectors.toSet());
        long common = said.stream().filter(right::contains).count();
        return 2.0 * common / (said.size() + right.size());
    }
}
