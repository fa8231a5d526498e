package dev.rlmworkbench.repl.child.text.chunk;

import dev.rlmworkbench.repl.child.text.TextPiece;
import java.util.ArrayList;
import java.util.List;

/// Cuts a whole text into pieces of the same size.
public final class Chunks {
    private Chunks() {}

    /// @param size    characters of a piece, at least 1; the last one may be shorter
    /// @param overlap characters that a piece shares with the one before, less than `size`
    /// @throws IllegalArgumentException with a sentence for the model
    public static List<TextPiece> of(String text, int size, int overlap) {
        if (size < 1) {
            throw new IllegalArgumentException("the size of a chunk must be at least 1, not " + size);
        }
        if (overlap < 0 || overlap >= size) {
            throw new IllegalArgumentException(
                    "the overlap must be at least 0 and less than the size " + size + ", not " + overlap);
        }
        var pieces = new ArrayList<TextPiece>();
        int start = 0;
        while (start < text.length()) {
            int end = (int) Math.min((long) start + size, text.length());
            pieces.add(TextPiece.of(text, start, end));
            if (end == text.length()) {
                break;
            }
            start += size - overlap;
        }
        return pieces;
    }
}
