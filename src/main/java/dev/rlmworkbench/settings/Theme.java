package dev.rlmworkbench.settings;

/// How the window looks.
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
}
