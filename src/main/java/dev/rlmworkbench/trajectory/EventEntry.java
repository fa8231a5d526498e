package dev.rlmworkbench.trajectory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event with its place in the call tree.
///
/// @param fingerprint of the task, empty outside a run
/// @param call        id of the call it belongs to, unique within the task
/// @param parent      id of the call that made this one, null at the root
/// @param depth       0 for the root model, 1 for its sub-calls
public record EventEntry(
        String fingerprint, String call, @Nullable String parent, int depth, Instant at, RunEvent event) {}
