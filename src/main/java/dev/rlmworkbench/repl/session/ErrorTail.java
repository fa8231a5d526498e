package dev.rlmworkbench.repl.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Keeps the last lines that a child writes to its error stream, to explain why it ended.
final class ErrorTail {
    private static final int KEPT = 2_000;

    private final StringBuilder text = new StringBuilder();

    /// Reads until the stream ends, on a thread of its own.
    ErrorTail(InputStream errors) {
        Thread.ofPlatform().daemon().name("repl-child-errors").start(() -> read(errors));
    }

    private void read(InputStream errors) {
        var piece = new byte[1024];
        try (errors) {
            for (int count = errors.read(piece); count >= 0; count = errors.read(piece)) {
                synchronized (text) {
                    text.append(new String(piece, 0, count, StandardCharsets.UTF_8));
                    text.delete(0, Math.max(0, text.length() - KEPT));
                }
            }
        } catch (IOException _) {
            // The process is gone; what came before is all there is.
        }
    }

    String text() {
        synchronized (text) {
            return text.toString().strip();
        }
    }
}
