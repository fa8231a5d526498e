package dev.rlmworkbench.document;

/// Characters `start` (inclusive) to `end` (exclusive) of a text, in UTF-16 units.
public record CharRange(int start, int end) {

    /// @throws IllegalArgumentException when it is empty, backwards or begins before the text
    public CharRange {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("there are no characters from %d to %d".formatted(start, end));
        }
    }

    public int length() {
        return end - start;
    }
}
