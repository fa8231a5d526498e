package dev.rlmworkbench.repl.child.wire;

/// Characters `start` (inclusive) to `end` (exclusive) of the context, in UTF-16 units.
public record ContextSpan(int start, int end) {

    static ContextSpan from(Frame frame) throws ProtocolException {
        return new ContextSpan(frame.getInt(), frame.getInt());
    }

    String of(String context) {
        return context.substring(start, end);
    }
}
