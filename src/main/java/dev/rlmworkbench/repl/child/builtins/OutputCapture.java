package dev.rlmworkbench.repl.child.builtins;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// What a block prints, up to a limit: the first half and the last half are kept, the middle is counted only.
public final class OutputCapture {
    private final StringBuilder head = new StringBuilder();
    private final char[] tail;
    private final int headLimit;
    private long tailCount;

    public OutputCapture(int limit) {
        headLimit = limit / 2;
        tail = new char[limit - headLimit];
    }

    public synchronized void append(CharSequence text) {
        int room = Math.min(headLimit - head.length(), text.length());
        head.append(text, 0, room);
        // Of a text longer than the tail only its end can survive.
        int start = Math.max(room, text.length() - tail.length);
        tailCount += start - room;
        for (int i = start; i < text.length(); i++) {
            tail[(int) (tailCount++ % tail.length)] = text.charAt(i);
        }
    }

    /// The text so far, with a line about the cut where something was left out.
    public synchronized String text() {
        if (tailCount <= tail.length) {
            return head + new String(tail, 0, (int) tailCount);
        }
        int split = (int) (tailCount % tail.length);
        long left = tailCount - tail.length;
        var end = new String(tail, split, tail.length - split) + new String(tail, 0, split);
        return head + "\n... [" + left + " of " + (head.length() + tailCount) + " characters left out] ...\n" + end;
    }

    /// For `System.out`: bytes in UTF-8.
    public PrintStream stream() {
        return new PrintStream(new Bytes(), true, StandardCharsets.UTF_8);
    }

    private final class Bytes extends OutputStream {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private final ByteBuffer pending = ByteBuffer.allocate(8192);
        private final CharBuffer chars = CharBuffer.allocate(8192);

        @Override
        public synchronized void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            int at = offset;
            while (at < offset + length) {
                int count = Math.min(pending.remaining(), offset + length - at);
                pending.put(bytes, at, count);
                at += count;
                pending.flip();
                decoder.decode(pending, chars, false);
                pending.compact();
                append(chars.flip());
                chars.clear();
            }
        }
    }
}
