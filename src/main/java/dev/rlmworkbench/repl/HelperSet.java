package dev.rlmworkbench.repl;

import dev.rlmworkbench.text.TextFunction;
import dev.rlmworkbench.text.function.Windows;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
    public static final int VERSION = 2;

    private static final List<String> PIECES =
            List.of("head", "tail", "context_slice", "chunk_text", "keyword_windows", "regex_windows");
    private static final List<String> FINDING =
            List.of("search", "grep", "extract", "field", "timeline", "around", "query_chunks");

    /// Names of the functions that look into the context.
    public List<String> functions() {
        return switch (this) {
            case NONE -> List.of();
            case SEED -> PIECES;
            case ALL, GUIDED -> Stream.concat(PIECES.stream(), FINDING.stream()).toList();
        };
    }

    /// Those that the host serves.
    public List<TextFunction> textFunctions() {
        return this == NONE ? List.of() : List.of(Windows.HEAD);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The set that has the same functions and no hints.
    public HelperSet withoutHints() {
        return this == GUIDED ? ALL : this;
    }
}
