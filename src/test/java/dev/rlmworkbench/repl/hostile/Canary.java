package dev.rlmworkbench.repl.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.ReplResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// What an attack would like to get at: a secret in a file, a folder to write to, a process to kill, a port to connect
/// to. [#assertUnharmed] finds out whether it did.
final class Canary implements AutoCloseable {
    private static final FileTime TIME = FileTime.fromMillis(1_000_000_000_000L);

    private final Path folder;
    private final Path secret;
    private final String token = "canary-" + UUID.randomUUID();
    private final Process victim;
    private final ServerSocket listener;
    private final AtomicInteger connections = new AtomicInteger();

    Canary(Path folder) throws IOException {
        this.folder = folder;
        secret = Files.writeString(folder.resolve("secret.txt"), token + "\n");
        Files.setLastModifiedTime(secret, TIME);
        victim = new ProcessBuilder("sleep", "3600").start();
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::countConnections);
    }

    private void countConnections() {
        while (!listener.isClosed()) {
            try (var _ = listener.accept()) {
                connections.incrementAndGet();
            } catch (IOException _) {
                return;
            }
        }
    }

    /// The code with the names of the real things in it.
    String aimed(String code) {
        return code.replace("${secret}", secret.toString())
                .replace("${new}", folder.resolve("new").toString())
                .replace("${folder}", folder.toString())
                .replace("${port}", Integer.toString(listener.getLocalPort()))
                .replace("${victim}", Long.toString(victim.pid()))
                .replace("${host}", Long.toString(ProcessHandle.current().pid()));
    }

    /// @param asked what went to the host as questions
    void assertUnharmed(ReplResult result, List<String> asked) throws IOException {
        assertEquals(token + "\n", Files.readString(secret), "the secret file was changed");
        assertEquals(TIME, Files.getLastModifiedTime(secret), "the secret file was touched");
        try (var files = Files.list(folder)) {
            assertEquals(Set.of(secret), Set.copyOf(files.toList()), "files were made");
        }
        assertTrue(victim.isAlive(), "the victim was killed");
        assertEquals(0, connections.get(), "somebody connected");
        assertFalse(result.toString().contains(token), "the secret was shown");
        assertFalse(result.stdout().contains("LEAK"), result.stdout());
        assertTrue(asked.stream().noneMatch(text -> text.contains(token)), "the secret was sent");
    }

    @Override
    public void close() throws IOException {
        listener.close();
        victim.destroyForcibly();
    }
}
