package dev.rlmworkbench.repl;

import dev.rlmworkbench.repl.child.wire.ContextEncoding;
import dev.rlmworkbench.repl.child.wire.FrameOutput;
import dev.rlmworkbench.repl.child.wire.FrameType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Sends the context in pieces, one byte a character where the text allows it, else two: both sides then only copy.
final class ContextFrame {

    private static final int PIECE_CHARS = 1 << 16;

    /// Two bytes a character must fit the frame's length.
    static final int LONGEST = (Integer.MAX_VALUE - 16) / 2;

    private ContextFrame() {}

    /// @throws ReplException when the text is over a thousand million characters
    static void send(String text, FrameOutput out) throws IOException {
        if (text.length() > LONGEST) {
            throw new ReplException(
                    "the context has %,d characters, more than the REPL can hold; split the document"
                            .formatted(text.length()),
                    null);
        }
        if (isLatin1(text)) {
            out.stream(FrameType.CONTEXT, ContextEncoding.LATIN_1.code(), text.length(), sink -> latin1(text, sink));
        } else {
            out.stream(
                    FrameType.CONTEXT, ContextEncoding.UTF_16LE.code(), text.length() * 2, sink -> utf16(text, sink));
        }
    }

    private static boolean isLatin1(String text) {
        var piece = new char[PIECE_CHARS];
        for (int at = 0; at < text.length(); at += PIECE_CHARS) {
            int length = Math.min(PIECE_CHARS, text.length() - at);
            text.getChars(at, at + length, piece, 0);
            int all = 0;
            for (int i = 0; i < length; i++) {
                all |= piece[i];
            }
            if (all > 0xff) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) keeps low bytes: just what Latin-1 is
    private static void latin1(String text, OutputStream sink) throws IOException {
        var piece = new byte[PIECE_CHARS];
        for (int at = 0; at < text.length(); at += PIECE_CHARS) {
            int length = Math.min(PIECE_CHARS, text.length() - at);
            text.getBytes(at, at + length, piece, 0);
            sink.write(piece, 0, length);
        }
    }

    private static void utf16(String text, OutputStream sink) throws IOException {
        var chars = new char[PIECE_CHARS];
        var bytes = ByteBuffer.allocate(PIECE_CHARS * 2).order(ByteOrder.LITTLE_ENDIAN);
        var view = bytes.asCharBuffer();
        for (int at = 0; at < text.length(); at += PIECE_CHARS) {
            int length = Math.min(PIECE_CHARS, text.length() - at);
            text.getChars(at, at + length, chars, 0);
            view.clear().put(chars, 0, length);
            sink.write(bytes.array(), 0, length * 2);
        }
    }
}
