package dev.rlmworkbench.trajectory.replay;

import dev.rlmworkbench.repl.ReplVariable;

/// A variable of the REPL.
///
/// @param state     after the block that declared or changed it last
/// @param changedIn number of the step of that block
public record Variable(ReplVariable state, int changedIn) {
    public String name() {
        return state.name();
    }
}
