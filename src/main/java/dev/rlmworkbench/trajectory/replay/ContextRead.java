package dev.rlmworkbench.trajectory.replay;

/// Characters `start` (inclusive) to `end` (exclusive) of the context that a step looked at, in UTF-16 units.
///
/// @param step number of the step, from 1
public record ContextRead(int start, int end, Kind kind, int step) {

    public enum Kind {
        /// The code printed it.
        PRINTED,
        /// It went into a sub-call.
        SENT,
        /// It was put into the prompt in the place of the whole context.
        CHOSEN
    }
}
