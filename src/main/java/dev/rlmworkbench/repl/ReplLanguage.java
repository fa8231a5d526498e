package dev.rlmworkbench.repl;

import java.util.Locale;

/// The language that the model writes.
public enum ReplLanguage {
    JAVA,
    PYTHON;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
