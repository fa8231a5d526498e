package dev.rlmworkbench.repl.child.text.chunk;

import dev.rlmworkbench.repl.child.text.TextPiece;

/// A stretch of text around a position.
public final class Surroundings {

    public static final int DEFAULT_WIDTH = 1_000;
    private static final int NEAR = 200;

    private Surroundings() {}

    /// A fifth of the width before the position and the rest behind it, from the start of a line if one is near.
    ///
    /// @param position moved into the text when it lies outside
    /// @throws IllegalArgumentException with a sentence for the model
    public static TextPiece of(String text, int position, int width) {
        if (width < 1) {
            throw new IllegalArgumentException("around: the width must be at least 1, not " + width);
        }
        int place = Math.clamp(position, 0, text.length());
        int start = Math.max(0, place - width / 5);
        int newline = text.lastIndexOf('\n', start - 1);
        if (newline >= Math.max(0, start - NEAR)) {
            start = newline + 1;
        }
        return TextPiece.of(text, start, (int) Math.min(text.length(), (long) start + width));
    }
}
