package dev.rlmworkbench.experiment.result;

import dev.rlmworkbench.files.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A run cannot start or go on: its files cannot be read or written, or another process is writing them. The message is
/// one sentence for the user.
public final class RunException extends RuntimeException {
    public RunException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public static RunException cannotWrite(Path file, IOException why) {
        return new RunException("%s cannot be written: %s".formatted(file, FileTrouble.reason(why)), why);
    }
}
