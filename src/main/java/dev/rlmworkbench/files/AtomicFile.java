package dev.rlmworkbench.files;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Replaces a whole file at once: readers, and whoever comes after a crash, see the old file or the new one and never a
/// half-written one. Folders that are missing are made.
///
/// The content goes to a hidden file beside, which the disk has to have before it takes the name; when anything fails,
/// the old file stays and the hidden one is removed.
public final class AtomicFile {

    private static final int BUFFER_BYTES = 1 << 16;

    private AtomicFile() {}

    /// What a file is to hold, written piece by piece; the stream is closed by the caller.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes a text in UTF-8.
    ///
    /// @throws IOException when it cannot be written; the old file is then still there
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws IOException when it cannot be written; the old file is then still there
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, out -> out.write(bytes));
    }

    /// @param content may throw anything: the old file then stays
    /// @throws IOException when it cannot be written; the old file is then still there
    public static void write(Path file, Content content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var fresh = file.resolveSibling("." + file.getFileName() + "." + randomDigits() + ".part");
        try {
            // not a channel, which an interrupt would close under us
            try (var raw = new FileOutputStream(fresh.toFile());
                    var out = new BufferedOutputStream(raw, BUFFER_BYTES)) {
                content.writeTo(out);
                out.flush();
                raw.getFD().sync();
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// Gives a file that was written under another name in the same folder its own name.
    ///
    /// @throws IOException when it cannot be moved; both files are then as they were
    public static void replace(Path file, Path written) throws IOException {
        try (var raw = new RandomAccessFile(written.toFile(), "rw")) {
            raw.getFD().sync();
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// So that two that write the same file at the same time do not disturb each other.
    private static String randomDigits() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
