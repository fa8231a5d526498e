package dev.rlmworkbench.repl;

import dev.rlmworkbench.text.TextFunction;
import dev.rlmworkbench.text.function.FunctionSets;
import java.util.Locale;
import java.util.Map;

/// Which functions code has beside the bare REPL. The bare one is the paper's: the context, sub-calls, printing, the
/// variables and the final answer. A function outside the set does not exist for the code.
public enum HelperSet {
    /// The bare REPL.
    NONE,
    /// And what the project that this one grew from gave its models: the start and the end, slices, chunks, and windows
    /// around a word or a regular expression.
    SEED,
    /// And everything else: search, questions put to every part.
    ALL,
    /// And hints that come from the question: behind what a function printed stands what of the question it left out.
    GUIDED;

    /// What code has where nobody says another.
    public static final HelperSet STANDARD = ALL;

    /// Of what the functions do, in both languages; part of what makes runs comparable. To be raised by one whenever
    /// code or a guard can see a difference: another text that a function prints or gives, another stretch of it
    /// that is a remark, another order. A change of names or of speed alone leaves it as it is.
    public static final int VERSION = 7;

    /// The functions that look into the context.
    public Map<String, TextFunction> textFunctions() {
        return switch (this) {
            case NONE -> Map.of();
            case SEED -> FunctionSets.seed();
            case ALL, GUIDED -> FunctionSets.all();
        };
    }

    /// Whether there is also `query_chunks`, which puts a question about every part of the context to the model that
    /// sub-calls go to.
    public boolean asksAboutParts() {
        return withoutHints() == ALL;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The set that has the same functions and no hints.
    public HelperSet withoutHints() {
        return this == GUIDED ? ALL : this;
    }
}
