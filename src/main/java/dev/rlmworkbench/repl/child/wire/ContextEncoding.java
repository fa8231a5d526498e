package dev.rlmworkbench.repl.child.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// How the context's text travels; the code is the id of the CONTEXT frame.
public enum ContextEncoding {
    LATIN_1(1),
    UTF_16LE(2),
    UTF_8(3);

    private static final int PIECE = 1 << 22;

    private final int code;

    ContextEncoding(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static ContextEncoding of(int code) throws ProtocolException {
        for (var encoding : values()) {
            if (encoding.code == code) {
                return encoding;
            }
        }
        throw new ProtocolException("unknown text encoding " + code);
    }

    /// Reads `length` bytes in pieces, so that the text is held at most twice for a moment.
    public String read(InputStream in, int length) throws IOException {
        return switch (this) {
            case LATIN_1 -> new String(exactly(in, length), StandardCharsets.ISO_8859_1);
            case UTF_8 -> new String(exactly(in, length), StandardCharsets.UTF_8);
            case UTF_16LE -> readChars(in, length);
        };
    }

    /// Piece by piece through char arrays while the host still sends: decoding with the UTF-16 charset takes ten
    /// times as long, and one array for all would be turned into a text only at the end.
    private static String readChars(InputStream in, int length) throws IOException {
        var pieces = new ArrayList<String>();
        var bytes = new byte[PIECE];
        var chars = new char[PIECE / 2];
        var view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer();
        for (int left = length; left > 0; left -= PIECE) {
            int count = Math.min(PIECE, left);
            if (in.readNBytes(bytes, 0, count) < count) {
                throw new EOFException("the stream ended inside the context");
            }
            view.clear().get(chars, 0, count / 2);
            pieces.add(new String(chars, 0, count / 2));
        }
        return String.join("", pieces);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = new byte[length];
        if (in.readNBytes(bytes, 0, length) < length) {
            throw new EOFException("the stream ended inside the context");
        }
        return bytes;
    }
}
