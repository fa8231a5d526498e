package dev.rlmworkbench.repl.child.builtins;

import dev.rlmworkbench.repl.child.wire.OutputRemark;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/// What a block prints, up to a limit: the first half and the last half are kept, the middle is counted only. It knows
/// which parts are remarks of functions about their own work.
public final class OutputCapture {
    private final StringBuilder head = new StringBuilder();
    private final char[] tail;
    private final int headLimit;
    private final List<Remark> headRemarks = new ArrayList<>();
    private final Deque<Remark> tailRemarks = new ArrayDeque<>();
    private long tailCount;

    /// Characters of all that was printed, the middle included.
    private record Remark(long start, long end, boolean someOfMany) {}

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

    /// @param remarks parts of the text, ascending
    public synchronized void append(String text, List<OutputRemark> remarks) {
        long start = head.length() + tailCount;
        append(text);
        for (var remark : remarks) {
            keep(new Remark(start + remark.start(), start + remark.end(), remark.someOfMany()));
        }
    }

    /// Remarks that are in the middle by now are forgotten, so that there are never many.
    private void keep(Remark remark) {
        if (remark.start < headLimit) {
            headRemarks.add(remark);
            return;
        }
        tailRemarks.add(remark);
        while (!tailRemarks.isEmpty() && tailRemarks.getFirst().end <= headLimit + tailCount - tail.length) {
            tailRemarks.removeFirst();
        }
    }

    /// Where [#text] has remarks of functions, ascending.
    public synchronized List<OutputRemark> remarks() {
        long left = Math.max(0, tailCount - tail.length);
        long tailStart = headLimit + left;
        int cut = left == 0 ? 0 : cutLine().length();
        var remarks = new ArrayList<OutputRemark>();
        Stream.concat(headRemarks.stream(), tailRemarks.stream()).forEach(remark -> {
            long start = remark.start < headLimit ? remark.start : Math.max(remark.start, tailStart) - left + cut;
            long end = remark.end > tailStart ? remark.end - left + cut : Math.min(remark.end, headLimit);
            if (start < end) {
                remarks.add(new OutputRemark((int) start, (int) end, remark.someOfMany));
            }
        });
        return remarks;
    }

    private String cutLine() {
        return "\n... [%d of %d characters left out] ...\n"
                .formatted(tailCount - tail.length, head.length() + tailCount);
    }

    /// The text so far, with a line about the cut where something was left out.
    public synchronized String text() {
        if (tailCount <= tail.length) {
            return head + new String(tail, 0, (int) tailCount);
        }
        int split = (int) (tailCount % tail.length);
        var end = new String(tail, split, tail.length - split) + new String(tail, 0, split);
        return head + cutLine() + end;
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
