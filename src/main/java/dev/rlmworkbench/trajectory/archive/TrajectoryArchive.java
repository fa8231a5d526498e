package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.pattern.PatternTags;
import dev.rlmworkbench.trajectory.replay.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A trajectory file that was opened: its tasks at once, the events of a task when they are asked for.
public sealed interface TrajectoryArchive extends AutoCloseable permits EventArchive, WholeArchive {

    /// Who wrote the file.
    enum Origin {
        WORKBENCH,
        /// The logger of the official `rlms` package.
        RLMS,
        /// The older Python project.
        SEED
    }

    /// @throws UnknownFormatException when it is no trajectory file
    /// @throws IOException            when it cannot be read, or the thread was interrupted
    static TrajectoryArchive open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnknownFormatException(file + " is a folder; open a trajectory file in it");
        }
        if (Files.size(file) == 0) {
            throw new UnknownFormatException(file + " is empty: the run has not written a step yet");
        }
        return switch (FirstLine.originOf(file)) {
            case WORKBENCH -> EventArchive.index(file);
            case RLMS -> RlmsImport.read(file);
            case SEED -> SeedImport.read(file);
        };
    }

    /// Whether the file's first line is one of a trajectory file.
    static boolean isOne(Path file) {
        try {
            return Files.isRegularFile(file) && FirstLine.originOf(file) != null;
        } catch (IOException _) {
            return false;
        }
    }

    Path file();

    Origin origin();

    /// In the order of the file; of a task that was tried more than once each attempt.
    List<TaskSummary> tasks();

    /// @throws IOException when the file changed or is gone
    List<EventEntry> events(TaskSummary task) throws IOException;

    /// The lines of the file that make up a task.
    ///
    /// @throws IOException when the file changed or is gone
    String raw(TaskSummary task) throws IOException;

    /// Tasks whose lines hold all these words, upper and lower case alike.
    ///
    /// @throws IOException when the file is gone, or the thread was interrupted
    List<TaskSummary> search(String words) throws IOException;

    /// The tasks with their pattern tags. Reads every event, which takes a second for some tens of megabytes.
    ///
    /// @throws IOException when the file changed or is gone, or the thread was interrupted
    default List<TaskSummary> tagged() throws IOException {
        var tagged = new ArrayList<TaskSummary>();
        for (var task : tasks()) {
            if (Thread.interrupted()) {
                throw new IOException("reading " + file() + " was stopped");
            }
            tagged.add(task.with(PatternTags.of(Replay.of(events(task))).stream()
                    .map(PatternTags.Found::tag)
                    .collect(Collectors.toSet())));
        }
        return tagged;
    }

    /// A sentence for each damaged line.
    List<String> problems();

    @Override
    void close() throws IOException;
}
