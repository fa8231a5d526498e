package dev.rlmworkbench.repl.child.text;

import java.util.List;

/// A part of a text and where it begins.
public record TextPiece(int start, String text) {

    public static TextPiece of(String whole, int start, int end) {
        return new TextPiece(start, whole.substring(start, end));
    }

    public int end() {
        return start + text.length();
    }

    public TextRange range() {
        return new TextRange(start, end());
    }

    public static List<String> texts(List<TextPiece> pieces) {
        return pieces.stream().map(TextPiece::text).toList();
    }
}
