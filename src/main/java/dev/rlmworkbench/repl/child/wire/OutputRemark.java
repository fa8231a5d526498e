package dev.rlmworkbench.repl.child.wire;

/// Characters `start` (inclusive) to `end` (exclusive) of the output in which a function speaks about its own work.
///
/// @param someOfMany it says that what was printed is only some of many
public record OutputRemark(int start, int end, boolean someOfMany) {

    static final int BYTES = 9;

    void putInto(Payload payload) {
        payload.putInt(start).putInt(end).putByte(someOfMany ? 1 : 0);
    }

    static OutputRemark from(Frame frame) throws ProtocolException {
        return new OutputRemark(frame.getInt(), frame.getInt(), frame.getByte() != 0);
    }
}
