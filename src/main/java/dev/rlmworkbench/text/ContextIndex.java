package dev.rlmworkbench.text;

/// A text with what is known of it; everything else than the text itself is made when it is first needed. Thread-safe.
public final class ContextIndex {

    private final String text;

    /// Cheap: nothing is read before the first call.
    public ContextIndex(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
