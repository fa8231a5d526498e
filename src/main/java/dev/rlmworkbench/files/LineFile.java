package dev.rlmworkbench.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of a long text file by the place of their first byte: read part by part, several parts at a time, or one
/// line again. It is as long as it was when it was opened, so a file that grows meanwhile does no harm. Lines and
/// characters are those of [TextFile#reader]. Thread-safe.
public final class LineFile {

    /// What is read beyond a part to finish its last line.
    private static final int MARGIN = 16 * 1024;

    private final Path path;
    private final long begin;
    private final long end;
    /// In UTF-8 what the file holds in another encoding. Places are then those in here.
    private final byte @Nullable [] recoded;

    private LineFile(Path path, long begin, long end, byte @Nullable [] recoded) {
        this.path = path;
        this.begin = begin;
        this.end = end;
        this.recoded = recoded;
    }

    /// @throws IOException when it cannot be read
    public static LineFile open(Path path) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(path)) {
            head = in.readNBytes(ByteOrderMark.MAX_LENGTH);
        }
        var mark = ByteOrderMark.of(head);
        if (mark.charset().equals(StandardCharsets.UTF_8)) {
            return new LineFile(path, mark.length(), Files.size(path), null);
        }
        var all = Files.readAllBytes(path);
        var recoded = new String(all, mark.length(), all.length - mark.length(), mark.charset())
                .getBytes(StandardCharsets.UTF_8);
        return new LineFile(path, 0, recoded.length, recoded);
    }

    /// In bytes.
    public long length() {
        return end;
    }

    /// A part of the file: the lines that begin in it.
    ///
    /// @param to exclusive
    public record Part(long from, long to) {
        public long length() {
            return to - from;
        }
    }

    /// @param length of each, in bytes
    public List<Part> parts(int length) {
        var parts = new ArrayList<Part>();
        for (long from = begin; from < end; from += length) {
            parts.add(new Part(from, Math.min(end, from + length)));
        }
        return parts;
    }

    /// Takes the lines of a part, in their order.
    @FunctionalInterface
    public interface LineConsumer {
        /// @param line  without its end
        /// @param place of its first byte
        void accept(String line, long place);
    }

    /// Takes the lines of a part as they stand there, in their order.
    @FunctionalInterface
    public interface BytesConsumer {
        /// @param bytes hold the line and others, and change afterwards
        /// @param from  where it begins in there
        /// @param to    behind its last byte, without its end
        /// @param place of its first byte in the file
        void accept(byte[] bytes, int from, int to, long place) throws IOException;
    }

    /// @throws EOFException when the file has become shorter
    /// @throws IOException  when it cannot be read
    public void each(Part part, LineConsumer consumer) throws IOException {
        eachAsBytes(
                part,
                (bytes, from, to, place) ->
                        consumer.accept(new String(bytes, from, to - from, StandardCharsets.UTF_8), place));
    }

    /// In UTF-8 also where the file is in another encoding.
    ///
    /// @throws EOFException when the file has become shorter
    /// @throws IOException  when it cannot be read, or from the consumer
    public void eachAsBytes(Part part, BytesConsumer consumer) throws IOException {
        // A line begins behind the end of another one, so the byte before the part tells whether one begins there.
        long start = Math.max(begin, part.from - 1);
        var window = new Window(start, (int) (part.to - start));
        int at = start == part.from ? 0 : window.behind(window.lineEnd(0));
        while (start + at < part.to) {
            int lineEnd = window.lineEnd(at);
            consumer.accept(window.bytes, at, lineEnd, start + at);
            at = window.behind(lineEnd);
        }
    }

    /// @param place of its first byte
    /// @throws EOFException when the file does not reach that far
    /// @throws IOException  when it cannot be read
    public String line(long place) throws IOException {
        if (place < begin || place >= end) {
            throw new EOFException("%s has no line at byte %,d".formatted(path, place));
        }
        var window = new Window(place, 0);
        // before the bytes are taken: looking for the end of a long line reads more of them
        int lineEnd = window.lineEnd(0);
        return new String(window.bytes, 0, lineEnd, StandardCharsets.UTF_8);
    }

    private byte[] read(long from, int length) throws IOException {
        if (recoded != null) {
            return Arrays.copyOfRange(recoded, (int) from, (int) from + length);
        }
        var bytes = new byte[length];
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(from);
            file.readFully(bytes);
        } catch (EOFException e) {
            throw (IOException) new EOFException(path + " has become shorter since it was opened").initCause(e);
        }
        return bytes;
    }

    /// Bytes of the file that grow until a line has its end.
    private final class Window {
        private final long start;
        private byte[] bytes;

        Window(long start, int wanted) throws IOException {
            this.start = start;
            this.bytes = read(start, (int) Math.min(end - start, wanted + (long) MARGIN));
        }

        /// Index of the first character of the line's end, or of the end of the file.
        int lineEnd(int from) throws IOException {
            for (int i = from; ; i++) {
                if (i == bytes.length && !more()) {
                    return i;
                }
                if (bytes[i] == '\n' || bytes[i] == '\r') {
                    return i;
                }
            }
        }

        /// Index of the line after the one that ends there.
        int behind(int lineEnd) throws IOException {
            int next = lineEnd + 1;
            if (lineEnd < bytes.length && bytes[lineEnd] == '\r' && (next < bytes.length || more())) {
                return bytes[next] == '\n' ? next + 1 : next;
            }
            return next;
        }

        private boolean more() throws IOException {
            long to = start + bytes.length;
            if (to == end) {
                return false;
            }
            if (bytes.length == Integer.MAX_VALUE - 8) {
                throw new IOException("%s has a line of more than 2 GB".formatted(path));
            }
            int room = Math.min(bytes.length, Integer.MAX_VALUE - 8 - bytes.length);
            var next = read(to, (int) Math.min(end - to, room));
            var longer = Arrays.copyOf(bytes, bytes.length + next.length);
            System.arraycopy(next, 0, longer, bytes.length, next.length);
            bytes = longer;
            return true;
        }
    }
}
