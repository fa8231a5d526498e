package dev.rlmworkbench.ui.trajectories;

/// What became of the open file since it was read.
enum FileDrift {
    NONE,
    CHANGED,
    GONE
}
