package dev.rlmworkbench.repl;

import org.jspecify.annotations.Nullable;

/// The world failed, not the model's code: no JDK, no Python, the child does not start, the sandbox was required and
/// is not there. The message is one sentence for the user.
public final class ReplException extends RuntimeException {
    public ReplException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
