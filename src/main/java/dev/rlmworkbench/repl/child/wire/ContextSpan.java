package dev.rlmworkbench.repl.child.wire;

/// Characters `start` (inclusive) to `end` (exclusive) of the context, in UTF-16 units.
public record ContextSpan(int start, int end) {}
