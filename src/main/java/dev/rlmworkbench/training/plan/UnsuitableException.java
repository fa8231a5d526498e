package dev.rlmworkbench.training.plan;

/// Something that was chosen for a training does not suit. The message is one sentence for the user.
public final class UnsuitableException extends RuntimeException {

    /// What was chosen.
    public enum Choice {
        MODEL,
        DATASET,
        MAX_LENGTH
    }

    private final Choice choice;

    UnsuitableException(Choice choice, String sentence, Throwable cause) {
        super(sentence, cause);
        this.choice = choice;
    }

    public Choice choice() {
        return choice;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
