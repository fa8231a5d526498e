package dev.rlmworkbench.repl.child.wire;

/// The first byte of a frame.
public enum FrameType {
    /// Host to child: outputChars (int), finalChars (int), names of text functions (texts).
    LIMITS(1),
    /// Host to child: the raw text; the frame's id is the encoding, see [ContextEncoding].
    CONTEXT(2),
    /// Host to child: the text of `query`.
    QUERY(3),
    /// Host to child: a code block.
    EVAL(4),
    /// Host to child, to an ASK: error or null, answers. To a CALL: error or null, then see [CallReply].
    REPLY(5),
    /// Host to child: end the block of that id.
    STOP(6),
    /// Host to child: end. The end of the stream means the same.
    CLOSE(7),
    /// Host to child: a code block of which only the declarations count; used to rebuild a session.
    REPLAY(8),
    /// Child to host: active layers, missing layers (one a line).
    READY(1),
    /// Child to host: kind (byte, 1 llm, 2 rlm), prompts with context or null.
    ASK(2),
    /// Child to host: what a block did, see [BlockOutcome].
    RESULT(3),
    /// Child to host: function (text), number of arguments, each of them a byte and a text (0) or a long (1).
    CALL(4);

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /// @throws ProtocolException for a code that the host never sends
    public static FrameType fromHost(int code) throws ProtocolException {
        return switch (code) {
            case 1 -> LIMITS;
            case 2 -> CONTEXT;
            case 3 -> QUERY;
            case 4 -> EVAL;
            case 5 -> REPLY;
            case 6 -> STOP;
            case 7 -> CLOSE;
            case 8 -> REPLAY;
            default -> throw new ProtocolException("the host sent a frame of unknown type " + code);
        };
    }

    /// @throws ProtocolException for a code that the child never sends
    public static FrameType fromChild(int code) throws ProtocolException {
        return switch (code) {
            case 1 -> READY;
            case 2 -> ASK;
            case 3 -> RESULT;
            case 4 -> CALL;
            default -> throw new ProtocolException("the child sent a frame of unknown type " + code);
        };
    }
}
