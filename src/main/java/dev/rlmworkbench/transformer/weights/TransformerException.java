package dev.rlmworkbench.transformer.weights;

import org.jspecify.annotations.Nullable;

/// A model cannot be loaded or run here. The message is one sentence for the user: which file or tensor, which numbers,
/// what to do.
public final class TransformerException extends RuntimeException {

    public TransformerException(String message) {
        super(message);
    }

    public TransformerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
