package dev.rlmworkbench.benchmark.imported;

import java.io.IOException;
import java.io.InputStream;

/// The lines of a stream, each as a stream of its own, so that a damaged one damages no other and none has to fit in
/// memory.
final class LineStream extends InputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;
    private long passed;
    private boolean begun;
    private boolean lineEnded;

    LineStream(InputStream in) {
        this.in = in;
    }

    /// Goes to the line after the one that is read, passing over what is left of that.
    ///
    /// @return whether there is one
    boolean nextLine() throws IOException {
        while (begun && !lineEnded && fill()) {
            skipInBuffer();
        }
        begun = true;
        lineEnded = false;
        return fill();
    }

    private void skipInBuffer() {
        int lineBreak = lineBreak(end - at);
        lineEnded = lineBreak >= 0;
        at = lineEnded ? lineBreak + 1 : end;
    }

    /// Bytes of the stream before the next one.
    long passed() {
        return passed + at;
    }

    private boolean fill() throws IOException {
        if (at == end) {
            passed += end;
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return end > 0;
    }

    /// Its index in the buffer, -1 where there is none among so many bytes.
    private int lineBreak(int within) {
        for (int i = at; i < at + within; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /// Of the line; ends with it.
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (lineEnded || length == 0 || !fill()) {
            return length == 0 ? 0 : -1;
        }
        int most = Math.min(length, end - at);
        int lineBreak = lineBreak(most);
        int taken = lineBreak < 0 ? most : lineBreak - at;
        System.arraycopy(buffer, at, target, offset, taken);
        at += taken;
        if (lineBreak < 0) {
            return taken;
        }
        at++;
        lineEnded = true;
        return taken == 0 ? -1 : taken;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
