package dev.rlmworkbench.benchmark;

/// A part of a context whose size is known.
record Piece(String text, int tokens) {

    int size(LengthUnit unit) {
        return switch (unit) {
            case TOKENS -> tokens;
            case CHARS -> text.length();
        };
    }
}
