package dev.rlmworkbench.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Somebody else has a [LockFile].
public final class LockHeldException extends IOException {

    private final transient OptionalLong process;

    LockHeldException(Path file, OptionalLong process) {
        super(file + " is held by " + (process.isPresent() ? "process " + process.getAsLong() : "another process"));
        this.process = process;
    }

    /// Id of the process that has it, this one's own included; empty when the file does not tell.
    public OptionalLong process() {
        return process;
    }
}
