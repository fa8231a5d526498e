package dev.rlmworkbench.repl.child.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the payload of a frame. A string is an i32 byte length and UTF-8; length -1 is null.
public final class Payload {
    private byte[] bytes = new byte[256];
    private int size;

    public Payload putByte(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    public Payload putInt(int value) {
        return putByte(value >>> 24).putByte(value >>> 16).putByte(value >>> 8).putByte(value);
    }

    public Payload putLong(long value) {
        return putInt((int) (value >>> 32)).putInt((int) value);
    }

    public Payload putString(@Nullable String text) {
        if (text == null) {
            return putInt(-1);
        }
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        putInt(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        return this;
    }

    public Payload putStrings(List<String> texts) {
        putInt(texts.size());
        texts.forEach(this::putString);
        return this;
    }

    /// Start and end pairs, as [ContextSpan]s.
    public Payload putSpans(List<ContextSpan> spans) {
        putInt(spans.size());
        for (var span : spans) {
            putInt(span.start()).putInt(span.end());
        }
        return this;
    }

    public Payload putVariables(List<VariableState> variables) {
        putInt(variables.size());
        variables.forEach(variable -> variable.putInto(this));
        return this;
    }

    public Payload putRemarks(List<OutputRemark> remarks) {
        putInt(remarks.size());
        remarks.forEach(remark -> remark.putInto(this));
        return this;
    }

    byte[] array() {
        return bytes;
    }

    public int size() {
        return size;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
