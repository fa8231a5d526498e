package dev.rlmworkbench.repl.child.java;

/// The block cannot be compiled or may not run; the message is for the author of the block.
final class CodeFault extends Exception {
    private final int kind;
    private final int line;

    /// @param kind one of the kinds in [dev.rlmworkbench.repl.child.wire.BlockOutcome]
    /// @param line 1-based line of the block, 0 when unknown
    CodeFault(int kind, int line, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.line = line;
    }

    int kind() {
        return kind;
    }

    int line() {
        return line;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
