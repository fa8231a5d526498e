package dev.rlmworkbench.benchmark.mixed.text;

import java.util.Locale;

/// Whether prompts may be written with a kind of question in view.
public enum Split {
    /// Kinds that prompts are written for.
    TUNED,
    /// Kinds that nobody looks at while writing prompts; they tell what a prompt is worth on questions it does not
    /// know.
    HELD_OUT,
    /// Kinds whose results are looked at only as a final figure; nothing is decided by them. They are asked only
    /// when they are named.
    UNSEEN;

    /// `tuned`, `held_out` or `unseen`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
