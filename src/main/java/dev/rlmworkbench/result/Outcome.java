package dev.rlmworkbench.result;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a task came out.
///
/// @param prediction null when there is none
/// @param stopReason the name of a [StopReason], or a word of a later version; null in older files
/// @param truncated  the model did not see its whole prompt
/// @param error      null when the task is done; failed tasks run again on resume
public record Outcome(
        @Nullable String prediction,
        Scores scores,
        @Nullable String stopReason,
        boolean truncated,
        boolean timedOut,
        @Nullable String error) {

    /// What a result counts as.
    public enum Kind {
        RIGHT,
        WRONG,
        /// The method stopped without a prediction; the stop reason says why. Counts as wrong in an accuracy.
        NO_ANSWER,
        /// The world failed (server, sandbox). Says nothing about the method and is no part of an accuracy.
        ERROR
    }

    public Kind kind() {
        if (error != null) {
            return Kind.ERROR;
        }
        if (scores.correct()) {
            return Kind.RIGHT;
        }
        return prediction == null ? Kind.NO_ANSWER : Kind.WRONG;
    }

    /// Whether the task is done, rightly or wrongly, and does not run again.
    public boolean isAnswered() {
        return kind() != Kind.ERROR;
    }

    public boolean isRight() {
        return kind() == Kind.RIGHT;
    }

    /// Empty where the file does not say, or says a word that this version does not know.
    public Optional<StopReason> stop() {
        return StopReason.find(stopReason);
    }
}
