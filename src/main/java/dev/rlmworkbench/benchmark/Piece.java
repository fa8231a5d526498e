package dev.rlmworkbench.benchmark;

/// A part of a context whose size is known.
public record Piece(String text, int tokens) {

    public int size(LengthUnit unit) {
        return switch (unit) {
            case TOKENS -> tokens;
            case CHARS -> text.length();
        };
    }
}
