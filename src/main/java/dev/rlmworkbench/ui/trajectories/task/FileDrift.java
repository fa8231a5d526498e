package dev.rlmworkbench.ui.trajectories.task;

/// What became of the open file since it was read.
public enum FileDrift {
    NONE,
    CHANGED,
    GONE
}
