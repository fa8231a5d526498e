package dev.rlmworkbench.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A lock between processes. The system gives it back when its process dies, however it does. The file names the
/// process that has it.
///
/// Lock a file of its own, not one with data: on Linux, closing any reader of a locked file gives the lock away. The
/// file stays, because removing it would let two later processes lock two different files.
public final class LockFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LockFile.class);
    /// The byte that is locked, far behind the text, which others could not read on Windows otherwise.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int MAX_TEXT_BYTES = 64;

    /// What this process holds: opening such a file a second time, and closing it, would give the lock away.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path key;
    private final FileChannel channel;

    private LockFile(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /// Takes the lock or fails at once.
    ///
    /// @param file made when missing; its folder must be there
    /// @throws LockHeldException when another process, or another part of this one, has it
    /// @throws IOException       when the file cannot be opened or locked at all
    public static LockFile take(Path file) throws IOException {
        var key = key(file);
        if (!HELD_HERE.add(key)) {
            throw new LockHeldException(
                    file, OptionalLong.of(ProcessHandle.current().pid()));
        }
        try {
            return new LockFile(key, locked(file));
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(key);
            throw e;
        }
    }

    /// Whether a process has the lock. Where the one that is named in the file is there, its lock is tried for a
    /// moment, as another may have got its number.
    ///
    /// @throws IOException when the file cannot be opened or locked at all
    public static boolean isHeld(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        var key = key(file);
        if (!HELD_HERE.add(key)) {
            return true;
        }
        try {
            var process = holder(file);
            if (process.isPresent() && ProcessHandle.of(process.getAsLong()).isPresent()) {
                locked(file).close();
            }
            return false;
        } catch (LockHeldException _) {
            return true;
        } finally {
            HELD_HERE.remove(key);
        }
    }

    private static Path key(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder.toRealPath().resolve(file.getFileName());
    }

    private static FileChannel locked(Path file) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw new LockHeldException(file, holder(file));
            }
            var text = Long.toString(ProcessHandle.current().pid()) + "\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static OptionalLong holder(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var text = new String(in.readNBytes(MAX_TEXT_BYTES), StandardCharsets.US_ASCII).strip();
            return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing the lock {}", key, e);
        } finally {
            HELD_HERE.remove(key);
        }
    }
}
