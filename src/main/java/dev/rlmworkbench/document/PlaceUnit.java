package dev.rlmworkbench.document;

import java.util.Locale;

/// What places of a file are counted in, always from 1.
public enum PlaceUnit {
    /// Of the file itself.
    LINE,
    /// Of a PDF.
    PAGE,
    /// Of a web page: a line of its readable text, since nobody sees the lines of its source.
    PARAGRAPH;

    /// `line`, `page`, `paragraph`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
