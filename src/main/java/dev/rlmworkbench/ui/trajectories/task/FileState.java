package dev.rlmworkbench.ui.trajectories.task;

import java.nio.file.Path;

/// What there is of the file that was asked for.
public sealed interface FileState {
    record Empty() implements FileState {}

    record Opening(Path file) implements FileState {}

    /// @param why one sentence
    record Refused(Path file, String why) implements FileState {}

    record Open(Path file) implements FileState {}

    /// What became of an open file since it was read.
    enum Drift {
        NONE,
        CHANGED,
        GONE
    }
}
