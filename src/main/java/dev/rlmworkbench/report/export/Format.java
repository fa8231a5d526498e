package dev.rlmworkbench.report.export;

import java.util.Locale;

/// What a figure can be written as.
public enum Format {
    PNG,
    SVG,
    PDF,
    /// Its data.
    CSV;

    /// Of file names, and how the command line names it.
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
