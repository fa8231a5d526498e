package dev.rlmworkbench.repl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Empties a child's stderr, so that it never blocks, and keeps its end for explaining why it died.
final class ErrorTail {

    private static final int KEPT = 2_000;

    private final StringBuilder tail = new StringBuilder();

    ErrorTail(InputStream stderr) {
        Thread.ofPlatform().daemon().name("repl-stderr").start(() -> empty(stderr));
    }

    private void empty(InputStream stderr) {
        var bytes = new byte[4096];
        try (stderr) {
            for (int read = stderr.read(bytes); read >= 0; read = stderr.read(bytes)) {
                keep(new String(bytes, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // the process is gone
        }
    }

    private synchronized void keep(String text) {
        tail.append(text);
        if (tail.length() > KEPT) {
            tail.delete(0, tail.length() - KEPT);
        }
    }

    synchronized Optional<String> lastLine() {
        return tail.toString()
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .reduce((_, last) -> last);
    }
}
