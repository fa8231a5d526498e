package dev.rlmworkbench.repl.child.builtins;

import dev.rlmworkbench.repl.child.wire.CallReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the host does for code; each call waits for its reply.
public interface HostCalls {
    /// @return answers in the order of the questions
    List<String> ask(Kind kind, List<Question> questions) throws InterruptedException;

    /// @param function  looks into the context
    /// @param arguments each a [String] or a [Long]
    /// @throws IllegalArgumentException with the host's sentence when the function cannot do that
    CallReply call(String function, List<Object> arguments) throws InterruptedException;

    enum Kind {
        LLM,
        RLM
    }

    /// @param context what the child RLM's `context` holds, null for none; always null for a plain call
    record Question(String prompt, @Nullable String context) {}
}
