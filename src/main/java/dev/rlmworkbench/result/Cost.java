package dev.rlmworkbench.result;

import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an answer cost.
///
/// @param seconds    from the question to the answer
/// @param iterations calls of the root model that count as turns
/// @param root       null where the file does not tell
/// @param sub        of the sub-calls, null where the file does not tell
public record Cost(
        double seconds,
        int iterations,
        int subCalls,
        int replErrors,
        @Nullable Usage root,
        @Nullable Usage sub) {

    /// Of prompts and completions, root and sub; 0 when unknown.
    public long tokens() {
        return sum(Usage::tokens);
    }

    /// Of models, root and sub; 0 when unknown.
    public long calls() {
        return sum(Usage::calls);
    }

    public boolean estimated() {
        return parts().anyMatch(Usage::estimated);
    }

    private Stream<Usage> parts() {
        return Stream.of(Optional.ofNullable(root), Optional.ofNullable(sub)).flatMap(Optional::stream);
    }

    private long sum(ToLongFunction<Usage> value) {
        return parts().mapToLong(value).sum();
    }
}
