package dev.rlmworkbench.training.run;

/// How weights change by their gradients.
public enum OptimizerKind {
    ADAMW,
    /// Muon for matrices within layers, AdamW for all else.
    MUON
}
