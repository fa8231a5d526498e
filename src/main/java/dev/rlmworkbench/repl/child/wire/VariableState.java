package dev.rlmworkbench.repl.child.wire;

import org.jspecify.annotations.Nullable;

/// A variable after a block that declared or changed it.
///
/// @param type    null where it is not described
/// @param size    characters or elements, -1 for none
/// @param preview on one line, null for none
public record VariableState(
        String name,
        @Nullable String type,
        int size,
        @Nullable String preview) {

    static final int BYTES_AT_LEAST = 16;

    void putInto(Payload payload) {
        payload.putString(name).putString(type).putInt(size).putString(preview);
    }

    static VariableState from(Frame frame) throws ProtocolException {
        return new VariableState(
                frame.getString(), frame.getNullableString(), frame.getInt(), frame.getNullableString());
    }
}
