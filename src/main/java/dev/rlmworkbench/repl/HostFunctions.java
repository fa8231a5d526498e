package dev.rlmworkbench.repl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What code in the REPL may ask of the host. Called on virtual threads, possibly several at once.
public interface HostFunctions {

    /// `llm_query` and `llm_query_batched`: answers in the order of the prompts, run in parallel up to the model's
    /// concurrency; a failing one has `Error: ...` in its place.
    List<String> llmQuery(List<String> prompts) throws InterruptedException;

    /// `rlm_query` and `rlm_query_batched`: each answered by a child RLM with its own REPL, or by a plain call at the
    /// depth limit.
    List<String> rlmQuery(List<SubTask> tasks) throws InterruptedException;

    /// Whether this stands in the place of an answer that could not be had.
    static boolean isFailure(String answer) {
        return answer.startsWith("Error:");
    }

    /// @param context what the child RLM's `context` holds; null when the query stands alone
    record SubTask(String query, @Nullable String context) {}
}
