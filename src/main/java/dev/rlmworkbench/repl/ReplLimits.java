package dev.rlmworkbench.repl;

import dev.rlmworkbench.text.TextFunction;
import dev.rlmworkbench.text.question.Guidance;
import dev.rlmworkbench.text.question.Hint;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// What one session may use and has.
///
/// @param snippetTime wall time of one block; waiting for sub-calls does not count
/// @param heapMb      of the child, on top of what the context needs
/// @param outputChars shown of one block's output, head and tail kept
/// @param finalChars  longest final answer
/// @param helpers     functions beside the bare REPL
/// @param hints       that are on where the helpers are [HelperSet#GUIDED]
public record ReplLimits(
        Duration snippetTime, int heapMb, int outputChars, int finalChars, HelperSet helpers, Set<Hint> hints) {
    public static final ReplLimits DEFAULT = new ReplLimits(Duration.ofSeconds(30), 512, 20_000, 1_000_000);

    /// With the standard helpers.
    public ReplLimits(Duration snippetTime, int heapMb, int outputChars, int finalChars) {
        this(snippetTime, heapMb, outputChars, finalChars, HelperSet.STANDARD);
    }

    /// With all hints.
    public ReplLimits(Duration snippetTime, int heapMb, int outputChars, int finalChars, HelperSet helpers) {
        this(snippetTime, heapMb, outputChars, finalChars, helpers, EnumSet.allOf(Hint.class));
    }

    /// Those that the host serves, for a session about a question.
    public Map<String, TextFunction> textFunctions(String question) {
        var functions = helpers.textFunctions();
        return helpers == HelperSet.GUIDED ? new Guidance(question, hints).over(functions) : functions;
    }

    public ReplLimits {
        hints = Set.copyOf(hints);
        if (snippetTime.isNegative() || snippetTime.isZero()) {
            throw new IllegalArgumentException("the time limit of a block must be positive, not " + snippetTime);
        }
        if (heapMb < 64) {
            throw new IllegalArgumentException("the REPL needs at least 64 MB of heap, not " + heapMb);
        }
        if (outputChars < 100) {
            throw new IllegalArgumentException("the output limit must be at least 100 characters, not " + outputChars);
        }
    }
}
