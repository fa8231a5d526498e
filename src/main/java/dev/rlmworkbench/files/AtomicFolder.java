package dev.rlmworkbench.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Writes a whole folder at once: who comes after a crash sees it complete or not at all. It is written under a hidden
/// name beside, and takes its own when the disk has all of it.
///
/// A folder that is there already steps aside first, so that for a moment, or after a crash in this moment, only the
/// hidden old one is there; [#repair] brings it back.
public final class AtomicFolder {

    private AtomicFolder() {}

    /// What a folder is to hold.
    @FunctionalInterface
    public interface Content {
        void writeTo(Path folder) throws IOException;
    }

    /// @param content may throw anything: what was there before then stays
    /// @throws IOException when it cannot be written; what was there before is then still there
    public static void write(Path folder, Content content) throws IOException {
        var fresh = beside(
                folder, HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()) + ".part");
        var old = old(folder);
        try {
            Files.createDirectories(fresh);
            content.writeTo(fresh);
            force(fresh);
            repair(folder);
            if (Files.exists(folder)) {
                Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            forceEntries(folder.toAbsolutePath().getParent());
        } finally {
            delete(fresh);
            repair(folder);
        }
    }

    /// Ends what a crash interrupted: the old folder comes back where the new one is not there.
    public static void repair(Path folder) throws IOException {
        var old = old(folder);
        if (Files.exists(folder)) {
            delete(old);
        } else if (Files.exists(old)) {
            Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Removes what a crash left half written in a folder.
    public static void removeParts(Path parent) throws IOException {
        try (var all = Files.list(parent)) {
            for (var file : all.filter(f -> f.getFileName().toString().matches("\\..*\\.[0-9a-f]{8}\\.part"))
                    .toList()) {
                delete(file);
            }
        }
    }

    /// With all that is in it; nothing happens where there is none. It loses its name first, so that a crash leaves no
    /// folder that looks whole.
    public static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            var gone = beside(
                    folder,
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()) + ".part");
            Files.move(folder, gone, StandardCopyOption.ATOMIC_MOVE);
            delete(gone);
        }
    }

    private static Path beside(Path folder, String ending) {
        return folder.resolveSibling("." + folder.getFileName() + "." + ending);
    }

    private static Path old(Path folder) {
        return beside(folder, "old");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void force(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
                    raw.getFD().sync();
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        forceEntries(folder);
    }

    /// The names in a folder are data too; Windows does not open folders and needs no such thing.
    private static void forceEntries(Path folder) throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }
}
