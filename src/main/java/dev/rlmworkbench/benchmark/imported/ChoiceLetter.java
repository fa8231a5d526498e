package dev.rlmworkbench.benchmark.imported;

import dev.rlmworkbench.benchmark.AnswerRule;
import dev.rlmworkbench.benchmark.Task;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One of the choices A to D, found as LongBench v2 finds it (Bai et al. 2024, `pred.py`): "The correct answer is (X)",
/// else the same without brackets. A method that gives its answer alone, as RLMs do, writes no sentence around it; so a
/// reply that is, or begins with, a letter set off as a choice counts too: `B`, `(B)`, `B) the harbour`, `B. the
/// harbour`.
///
/// @param letter the right one
record ChoiceLetter(String letter) implements AnswerRule {

    private static final Pattern IN_BRACKETS = Pattern.compile("The correct answer is \\(([A-D])\\)");
    private static final Pattern BARE = Pattern.compile("The correct answer is ([A-D])");
    private static final Pattern ALONE =
            Pattern.compile("^[\\s\"'`]*(?:\\(([A-D])\\)|([A-D])(?:[).:]|[\\s\"'`]*$))", Pattern.CASE_INSENSITIVE);

    @Override
    public double score(String prediction, Task task) {
        return said(prediction).filter(letter::equalsIgnoreCase).isPresent() ? 1 : 0;
    }

    /// The letter that a reply chooses.
    static Optional<String> said(String reply) {
        var text = reply.replace("*", "");
        return Stream.of(IN_BRACKETS, BARE, ALONE)
                .flatMap(form -> form.matcher(text).results().limit(1))
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .findFirst();
    }
}
