package dev.rlmworkbench.training.job;

import dev.rlmworkbench.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What a job can be asked to do while it runs: a file of this name in its folder `control`.
public enum JobCommand {
    /// Save a checkpoint and wait, until it is asked to resume.
    PAUSE,
    RESUME,
    /// Save a checkpoint and end.
    STOP,
    CHECKPOINT;

    /// @throws IOException when it cannot be written
    public void send(TrainingFolder training) throws IOException {
        AtomicFile.write(file(training), "");
    }

    /// @return whether it was asked for; the next time it is not, unless somebody asked again
    boolean take(TrainingFolder training) throws IOException {
        return Files.deleteIfExists(file(training));
    }

    /// Takes back all that an earlier job was asked and did not do.
    static void takeAll(TrainingFolder training) throws IOException {
        for (var command : values()) {
            command.take(training);
        }
    }

    private Path file(TrainingFolder training) {
        return training.control().resolve(name().toLowerCase(Locale.ROOT));
    }
}
