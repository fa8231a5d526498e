package dev.rlmworkbench.files;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What a small helper program prints.
public final class ProgramOutput {

    private static final int SECONDS = 5;

    private ProgramOutput() {}

    /// Empty when the program is not there, fails, prints nothing or takes longer than a few seconds.
    public static Optional<String> of(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            // a watcher ends a program that hangs; until then its output is read, however long it is
            var watcher = Thread.ofVirtual().start(() -> endAfterAWhile(process));
            try {
                var text = new String(process.getInputStream().readAllBytes()).strip();
                return process.waitFor() == 0 && !text.isEmpty() ? Optional.of(text) : Optional.empty();
            } finally {
                process.destroyForcibly();
                watcher.interrupt();
            }
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void endAfterAWhile(Process process) {
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            // it has ended
        }
    }
}
