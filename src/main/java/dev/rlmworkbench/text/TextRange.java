package dev.rlmworkbench.text;

/// Characters `start` (inclusive) to `end` (exclusive) of a text, in UTF-16 units.
public record TextRange(int start, int end) {

    public TextRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no range of a text: " + start + " to " + end);
        }
    }

    public int length() {
        return end - start;
    }

    public boolean overlaps(TextRange other) {
        return start < other.end && other.start < end;
    }

    public boolean contains(TextRange other) {
        return start <= other.start && other.end <= end;
    }

    public String of(String text) {
        return text.substring(start, end);
    }
}
