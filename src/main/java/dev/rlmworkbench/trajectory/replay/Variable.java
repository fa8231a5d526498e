package dev.rlmworkbench.trajectory.replay;

/// A variable of the REPL.
///
/// @param changedIn number of the step that declared or changed it last
public record Variable(String name, int changedIn) {}
