package dev.rlmworkbench.repl.child.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/// Writes whole frames: `u8 type | i32 id | i32 length | payload`, big endian. Threads may share it.
public final class FrameOutput {
    private static final int HEADER = 9;

    private final OutputStream out;
    private final ReentrantLock lock = new ReentrantLock();

    public FrameOutput(OutputStream out) {
        this.out = out;
    }

    public void send(FrameType type, int id, Payload payload) throws IOException {
        send(type, id, payload.array(), payload.size());
    }

    public void send(FrameType type, int id, byte[] payload, int length) throws IOException {
        var header = header(type, id, length);
        lock.lock();
        try {
            out.write(header);
            out.write(payload, 0, length);
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    /// A frame whose payload is produced while it is written, for texts too large to hold twice.
    public void stream(FrameType type, int id, int length, Body body) throws IOException {
        var header = header(type, id, length);
        lock.lock();
        try {
            out.write(header);
            body.writeTo(out);
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    private static byte[] header(FrameType type, int id, int length) {
        return ByteBuffer.allocate(HEADER)
                .put((byte) type.code())
                .putInt(id)
                .putInt(length)
                .array();
    }

    /// Writes exactly the announced number of bytes.
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
