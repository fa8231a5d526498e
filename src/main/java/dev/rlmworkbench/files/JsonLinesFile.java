package dev.rlmworkbench.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file that grows by whole lines and survives being killed between any two bytes. Thread-safe.
///
/// A channel would be closed under us when a cancelled task's thread writes while it is interrupted, so this uses
/// [RandomAccessFile], whose writes are not interruptible.
public final class JsonLinesFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JsonLinesFile.class);
    private static final int TAIL_STEP = 64 * 1024;

    private final Path path;
    private final RandomAccessFile file;
    private final long tornBytes;

    private JsonLinesFile(Path path, RandomAccessFile file, long tornBytes) {
        this.path = path;
        this.file = file;
        this.tornBytes = tornBytes;
    }

    /// Opens for appending and cuts off a line that a crash left half-written. A last line that is whole and only lacks
    /// its line break is kept.
    ///
    /// @throws IOException when the file cannot be opened for writing
    public static JsonLinesFile open(Path path) throws IOException {
        var parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var file = new RandomAccessFile(path.toFile(), "rw");
        try {
            refuseOtherEncodings(path, file);
            return new JsonLinesFile(path, file, repairEnd(path, file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// Bytes of a half-written last line that were cut off when the file was opened, 0 normally.
    public long tornBytes() {
        return tornBytes;
    }

    public Path path() {
        return path;
    }

    /// Writes one line in one piece. After a failure (disk full) the file ends where it did before.
    ///
    /// @param line  JSON without line breaks
    /// @param force whether to wait until the disk has it
    public synchronized void append(String line, boolean force) throws IOException {
        long end = file.length();
        try {
            file.seek(end);
            file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            if (force) {
                file.getFD().sync();
            }
        } catch (IOException e) {
            cutBackTo(end);
            throw e;
        }
    }

    private void cutBackTo(long end) {
        try {
            file.setLength(end);
        } catch (IOException e) {
            LOG.debug("could not cut {} back; the next start will", path, e);
        }
    }

    /// What is written here is UTF-8, and two encodings in one file make both unreadable.
    private static void refuseOtherEncodings(Path path, RandomAccessFile file) throws IOException {
        var head = new byte[(int) Math.min(file.length(), ByteOrderMark.MAX_LENGTH)];
        file.readFully(head);
        var charset = ByteOrderMark.of(head).charset();
        if (!charset.equals(StandardCharsets.UTF_8)) {
            throw new IOException("%s is in %s; save it as UTF-8 to write to it".formatted(path, charset));
        }
    }

    private static long repairEnd(Path path, RandomAccessFile file) throws IOException {
        long length = file.length();
        long start = startOfLastLine(file, length);
        if (start == length) {
            return 0;
        }
        var lastLine = new byte[Math.toIntExact(length - start)];
        file.seek(start);
        file.readFully(lastLine);
        int mark = start == 0 ? ByteOrderMark.of(lastLine).length() : 0;
        if (JsonLines.isWhole(new String(lastLine, mark, lastLine.length - mark, StandardCharsets.UTF_8))) {
            file.seek(length);
            file.write('\n');
            return 0;
        }
        int torn = lastLine.length - mark;
        if (torn > 0) {
            file.setLength(start + mark);
            LOG.info("{}: cut off {} bytes of a half-written last line", path, torn);
        }
        return torn;
    }

    /// Where the bytes after the last line break begin; the length when there are none.
    private static long startOfLastLine(RandomAccessFile file, long length) throws IOException {
        for (long end = length; end > 0; end -= TAIL_STEP) {
            long from = Math.max(0, end - TAIL_STEP);
            var piece = new byte[(int) (end - from)];
            file.seek(from);
            file.readFully(piece);
            for (int i = piece.length - 1; i >= 0; i--) {
                if (piece[i] == '\n') {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
