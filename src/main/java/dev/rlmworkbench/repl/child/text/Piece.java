package dev.rlmworkbench.repl.child.text;

/// A piece of the context and where it came from: characters `start` (inclusive) to `end` (exclusive).
public record Piece(int start, int end, String text) {

    static Piece of(String context, int start, int end) {
        return new Piece(start, end, context.substring(start, end));
    }
}
