package dev.rlmworkbench.repl.child.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A frame that was read; the getters take its payload apart from the front. Every length in it is checked against
/// what is really there, because the other side may be hostile.
public final class Frame {
    private final FrameType type;
    private final int id;
    private final byte[] payload;
    private int position;

    public Frame(FrameType type, int id, byte[] payload) {
        this.type = type;
        this.id = id;
        this.payload = payload;
    }

    public FrameType type() {
        return type;
    }

    public int id() {
        return id;
    }

    /// Bytes of the payload.
    public int size() {
        return payload.length;
    }

    public int getByte() throws ProtocolException {
        need(1);
        return payload[position++] & 0xff;
    }

    public int getInt() throws ProtocolException {
        need(4);
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 8 | payload[position++] & 0xff;
        }
        return value;
    }

    public long getLong() throws ProtocolException {
        return (long) getInt() << 32 | getInt() & 0xffff_ffffL;
    }

    public @Nullable String getNullableString() throws ProtocolException {
        int length = getInt();
        if (length == -1) {
            return null;
        }
        need(length);
        var text = new String(payload, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    public String getString() throws ProtocolException {
        var text = getNullableString();
        if (text == null) {
            throw new ProtocolException("a text is missing in a " + type + " frame");
        }
        return text;
    }

    public List<String> getStrings() throws ProtocolException {
        int count = getCount(4);
        var texts = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            texts.add(getString());
        }
        return texts;
    }

    public List<ContextSpan> getSpans() throws ProtocolException {
        int count = getCount(8);
        var spans = new ArrayList<ContextSpan>(count);
        for (int i = 0; i < count; i++) {
            spans.add(ContextSpan.from(this));
        }
        return spans;
    }

    public List<VariableState> getVariables() throws ProtocolException {
        int count = getCount(VariableState.BYTES_AT_LEAST);
        var variables = new ArrayList<VariableState>(count);
        for (int i = 0; i < count; i++) {
            variables.add(VariableState.from(this));
        }
        return variables;
    }

    public List<OutputRemark> getRemarks() throws ProtocolException {
        int count = getCount(OutputRemark.BYTES);
        var remarks = new ArrayList<OutputRemark>(count);
        for (int i = 0; i < count; i++) {
            remarks.add(OutputRemark.from(this));
        }
        return remarks;
    }

    /// A number of things that take at least `bytesEach`, so that a false one cannot make us reserve memory.
    public int getCount(int bytesEach) throws ProtocolException {
        int count = getInt();
        if (count < 0 || count > (payload.length - position) / bytesEach) {
            throw new ProtocolException("a " + type + " frame claims " + count + " items that it does not hold");
        }
        return count;
    }

    private void need(int bytes) throws ProtocolException {
        if (bytes < 0 || bytes > payload.length - position) {
            throw new ProtocolException("a " + type + " frame claims " + bytes + " bytes that it does not hold");
        }
    }
}
