package dev.rlmworkbench.repl.child.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Reads frame headers and payloads. Used by one thread.
public final class FrameInput {
    private static final int HEADER = 9;

    private final InputStream in;

    public FrameInput(InputStream in) {
        this.in = in;
    }

    /// Whether there is something to read; false as well at the end of the stream.
    public boolean hasArrived() {
        try {
            return in.available() > 0;
        } catch (IOException _) {
            return true; // whoever reads it then meets the fault
        }
    }

    /// The next header, or null at the end of the stream.
    public @Nullable Header readHeader() throws IOException {
        var bytes = in.readNBytes(HEADER);
        if (bytes.length == 0) {
            return null;
        }
        if (bytes.length < HEADER) {
            throw new EOFException("the stream ended inside a frame header");
        }
        var buffer = ByteBuffer.wrap(bytes);
        return new Header(buffer.get() & 0xff, buffer.getInt(), buffer.getInt());
    }

    /// @throws ProtocolException when the payload is larger than `maximum` bytes; nothing is read then
    public byte[] readPayload(Header header, int maximum) throws IOException {
        if (header.length() < 0 || header.length() > maximum) {
            throw new ProtocolException(
                    "a frame of " + header.length() + " bytes is over the limit of " + maximum + " bytes");
        }
        var payload = in.readNBytes(header.length());
        if (payload.length < header.length()) {
            throw new EOFException("the stream ended inside a frame");
        }
        return payload;
    }

    /// For a payload that is read in pieces by someone else.
    public InputStream stream() {
        return in;
    }

    /// Type code, id and payload length as they came.
    public record Header(int type, int id, int length) {}
}
