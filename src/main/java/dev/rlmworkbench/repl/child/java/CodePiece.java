package dev.rlmworkbench.repl.child.java;

/// A top-level part of a block.
///
/// @param source complete with its semicolon
/// @param line   1-based line of the block on which the source begins
record CodePiece(Kind kind, String source, int line) {
    int lastLine() {
        return line + (int) source.chars().filter(c -> c == '\n').count();
    }

    enum Kind {
        IMPORT,
        TYPE,
        METHOD,
        STATEMENT
    }
}
