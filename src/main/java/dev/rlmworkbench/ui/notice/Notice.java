package dev.rlmworkbench.ui.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message to the user.
///
/// @param text   one sentence: what happened, which value, what to do
/// @param action null when there is nothing to do
public record Notice(
        Kind kind,
        String title,
        String text,
        Instant at,
        @Nullable Action action) {

    public enum Kind {
        INFO,
        SUCCESS,
        WARNING,
        ERROR
    }

    /// @param label of the button
    public record Action(String label, Runnable run) {}
}
