package dev.rlmworkbench.training.data;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.files.Sha256;
import org.jspecify.annotations.Nullable;

/// By what a task and its text are known again, whatever method answered: two tasks of one document must not stand on
/// both sides of a split.
///
/// A generated task's text is made of its seed. A text of another kind is known by its family and its length in
/// characters, which two texts of one family hardly share.
///
/// @param document 16 hex digits
/// @param task     16 hex digits
public record TaskPrints(String document, String task) {

    /// The print of a text that is not learned yet: an evaluation's.
    ///
    /// @return 16 hex digits
    static String documentOf(TaskSpec task, Benchmarks benchmarks) {
        boolean generated = benchmarks.findGenerated(task.type()).isPresent();
        int chars = generated ? 0 : task.make().context().length();
        return of(task.type(), task.kindName(), task.seed(), chars, "", benchmarks)
                .document();
    }

    /// @param seed         0 where there is none
    /// @param contextChars length of the text
    static TaskPrints of(
            String type, @Nullable String kind, long seed, int contextChars, String query, Benchmarks benchmarks) {
        var document = seed != 0 && benchmarks.findGenerated(type).isPresent()
                ? type + "\nseed " + seed
                : type + "\nchars " + contextChars;
        return new TaskPrints(
                Sha256.of(document).shortHex(),
                Sha256.of(document + "\n" + kind + "\n" + query).shortHex());
    }
}
