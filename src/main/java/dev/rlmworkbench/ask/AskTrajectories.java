package dev.rlmworkbench.ask;

import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.TrajectoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The file in the experiments folder that keeps every step of one session of questions.
public final class AskTrajectories implements EventSink, AutoCloseable {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss");

    private final Path file;
    private final TrajectoryWriter writer;

    private AskTrajectories(Path file, TrajectoryWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /// A new file, named by the local time, since people look for it by that.
    ///
    /// @throws RunException when it cannot be written
    public static AskTrajectories in(Path experiments) {
        var file = unused(experiments);
        try {
            return new AskTrajectories(file, TrajectoryWriter.open(file));
        } catch (IOException e) {
            throw new RunException("%s cannot be written: %s".formatted(file, FileTrouble.reason(e)), e);
        }
    }

    private static Path unused(Path folder) {
        var name = "ask_" + LocalDateTime.now().format(STAMP);
        var file = new RunName(folder, name).trajectories();
        for (int i = 2; Files.exists(file); i++) {
            file = new RunName(folder, name + "_" + i).trajectories();
        }
        return file;
    }

    public Path file() {
        return file;
    }

    @Override
    public void accept(EventEntry entry) {
        writer.accept(entry);
    }

    /// Why not every step is kept, one sentence; empty while all is well.
    public Optional<String> failure() {
        return writer.failure();
    }

    /// @throws RunException when the last steps cannot be written
    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new RunException("%s: %s".formatted(file, FileTrouble.reason(e)), e);
        }
    }
}
