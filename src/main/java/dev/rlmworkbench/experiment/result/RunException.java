package dev.rlmworkbench.experiment.result;

import dev.rlmworkbench.files.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A run cannot start or go on: its files cannot be read or written, or another process is writing them. The message is
/// one sentence for the user.
public final class RunException extends RuntimeException {

    /// What it is about, where the user can do something that depends on how he asked for the run.
    public enum Reason {
        /// The folder of all runs is none or cannot be made: another one helps.
        FOLDER_UNUSABLE,
        /// Another process writes the run of this name: another name helps, or time.
        HELD_BY_ANOTHER,
        OTHER
    }

    private final Reason reason;

    public RunException(String message, @Nullable Throwable cause) {
        this(Reason.OTHER, message, cause);
    }

    public RunException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public static RunException cannotWrite(Path file, IOException why) {
        return new RunException("%s cannot be written: %s".formatted(file, FileTrouble.reason(why)), why);
    }
}
