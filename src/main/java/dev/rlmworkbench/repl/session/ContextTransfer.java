package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.child.wire.ContextEncoding;
import dev.rlmworkbench.repl.child.wire.FrameOutput;
import dev.rlmworkbench.repl.child.wire.FrameType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Sends a context to a child, one byte a character where the text allows it and two otherwise, in pieces, so that the
/// host never holds a second copy.
final class ContextTransfer {
    private static final int PIECE = 1 << 16;
    private static final int MAX_LENGTH = Integer.MAX_VALUE / 2 - PIECE;

    private ContextTransfer() {}

    static void send(FrameOutput out, String context) throws IOException {
        if (context.length() > MAX_LENGTH) {
            throw new ReplException(
                    "The context has " + context.length() + " characters; the REPL takes at most " + MAX_LENGTH + ".",
                    null);
        }
        if (isLatin1(context)) {
            out.stream(FrameType.CONTEXT, ContextEncoding.LATIN_1.code(), context.length(), to -> latin1(to, context));
        } else {
            out.stream(
                    FrameType.CONTEXT, ContextEncoding.UTF_16LE.code(), context.length() * 2, to -> utf16(to, context));
        }
    }

    /// Bytes of the text in that form.
    static long bytes(String context) {
        return isLatin1(context) ? context.length() : 2L * context.length();
    }

    /// Piece by piece, because copying and comparing arrays is much faster than looking at characters.
    private static boolean isLatin1(String text) {
        for (int at = 0; at < text.length(); at += PIECE) {
            var piece = text.substring(at, Math.min(at + PIECE, text.length()));
            var bytes = piece.getBytes(StandardCharsets.ISO_8859_1);
            if (!new String(bytes, StandardCharsets.ISO_8859_1).equals(piece)) {
                return false;
            }
        }
        return true;
    }

    private static void latin1(OutputStream out, String text) throws IOException {
        for (int at = 0; at < text.length(); at += PIECE) {
            out.write(text.substring(at, Math.min(at + PIECE, text.length())).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static void utf16(OutputStream out, String text) throws IOException {
        var chars = new char[PIECE];
        var bytes = new byte[2 * PIECE];
        var view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer();
        for (int at = 0; at < text.length(); at += PIECE) {
            int count = Math.min(PIECE, text.length() - at);
            text.getChars(at, at + count, chars, 0);
            view.clear().put(chars, 0, count);
            out.write(bytes, 0, 2 * count);
        }
    }
}
