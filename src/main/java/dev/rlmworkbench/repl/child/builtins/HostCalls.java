package dev.rlmworkbench.repl.child.builtins;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Questions to the host; each call waits for the answers.
public interface HostCalls {
    /// @return answers in the order of the questions
    List<String> ask(Kind kind, List<Question> questions) throws InterruptedException;

    enum Kind {
        LLM,
        RLM
    }

    /// @param context what the child RLM's `context` holds, null for none; always null for a plain call
    record Question(String prompt, @Nullable String context) {}
}
