package dev.rlmworkbench.training.run;

import java.util.List;

/// Which optimisers are to train, one after the other.
public enum OptimizerChoice {
    ADAMW(OptimizerKind.ADAMW),
    MUON(OptimizerKind.MUON),
    /// On the same texts in the same order, to see which is better.
    BOTH(OptimizerKind.ADAMW, OptimizerKind.MUON);

    private final List<OptimizerKind> kinds;

    OptimizerChoice(OptimizerKind... kinds) {
        this.kinds = List.of(kinds);
    }

    public List<OptimizerKind> kinds() {
        return kinds;
    }
}
