package dev.rlmworkbench.transformer.weights;

import org.jspecify.annotations.Nullable;

/// A model cannot be loaded or run here. The message is one sentence for the user: which file or tensor, which numbers,
/// what to do.
public final class TransformerException extends RuntimeException {

    private final boolean serverHelps;

    public TransformerException(String message) {
        this(message, null);
    }

    public TransformerException(String message, @Nullable Throwable cause) {
        this(message, false, cause);
    }

    private TransformerException(String message, boolean serverHelps, @Nullable Throwable cause) {
        super(message, cause);
        this.serverHelps = serverHelps;
    }

    /// A failure of this process, not of the model's files.
    public static TransformerException notInThisProcess(String message, @Nullable Throwable cause) {
        return new TransformerException(message, true, cause);
    }

    /// Whether a model server would run the model.
    public boolean serverHelps() {
        return serverHelps;
    }
}
