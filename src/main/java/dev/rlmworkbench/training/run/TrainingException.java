package dev.rlmworkbench.training.run;

/// A training cannot begin or go on. The message is one sentence for the user: what, which value, what to do.
public final class TrainingException extends RuntimeException {

    public TrainingException(String message) {
        super(message);
    }

    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
