package dev.rlmworkbench.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What an editor on Windows puts before a text to say how it is encoded; it is no part of the text.
///
/// @param charset that the mark stands for
/// @param length  bytes of the mark, 0 where there is none
public record ByteOrderMark(Charset charset, int length) {

    /// So many bytes of a file show its mark.
    static final int MAX_LENGTH = 4;

    private static final ByteOrderMark NONE = new ByteOrderMark(StandardCharsets.UTF_8, 0);

    /// UTF-32 before UTF-16, whose mark it begins with.
    private static final List<Charset> MARKED = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_32LE,
            StandardCharsets.UTF_32BE,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE);

    /// @param head the first bytes of a file, at least four where it has as many
    /// @return UTF-8 with a length of 0 where there is none
    public static ByteOrderMark of(byte[] head) {
        for (var charset : MARKED) {
            var mark = bytes(charset);
            if (head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length)) {
                return new ByteOrderMark(charset, mark.length);
            }
        }
        return NONE;
    }

    /// Takes the mark off a stream. No byte is waited for that a mark would not have.
    static ByteOrderMark takenOff(BufferedInputStream in) throws IOException {
        in.mark(MAX_LENGTH);
        var head = new byte[0];
        for (int next = in.read(); next >= 0; next = head.length < MAX_LENGTH && mayBegin(head) ? in.read() : -1) {
            head = Arrays.copyOf(head, head.length + 1);
            head[head.length - 1] = (byte) next;
        }
        var mark = of(head);
        in.reset();
        in.skipNBytes(mark.length);
        return mark;
    }

    public boolean isThere() {
        return length > 0;
    }

    private static boolean mayBegin(byte[] head) {
        return MARKED.stream()
                .map(ByteOrderMark::bytes)
                .anyMatch(
                        mark -> mark.length > head.length && Arrays.equals(mark, 0, head.length, head, 0, head.length));
    }

    private static byte[] bytes(Charset charset) {
        return "\uFEFF".getBytes(charset);
    }
}
