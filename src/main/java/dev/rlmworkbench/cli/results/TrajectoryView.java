package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import dev.rlmworkbench.trajectory.export.HtmlExport;
import dev.rlmworkbench.trajectory.export.MarkdownExport;
import dev.rlmworkbench.trajectory.export.RlmsExport;
import dev.rlmworkbench.trajectory.replay.Replay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Prints every step of a trajectory file, of this product or another, as `smoke` shows them while they happen; or a
/// task of it in the format of other tools.
public final class TrajectoryView {

    private static final String ENDING = "_trajectories.jsonl";

    public enum Format {
        HTML,
        MARKDOWN,
        RLMS
    }

    private TrajectoryView() {}

    /// By its name or its first line.
    static boolean isTrajectory(Path file) {
        return file.getFileName() != null && file.getFileName().toString().endsWith(ENDING)
                || TrajectoryArchive.isOne(file);
    }

    /// @return a sentence for each line that was left out
    /// @throws IOException when the file cannot be read, or is none
    static List<String> print(Path file, PrintWriter out) throws IOException {
        var words = new ByteArrayOutputStream();
        var steps = new StepPrinter(new PrintStream(words, true, StandardCharsets.UTF_8));
        try (var archive = TrajectoryArchive.open(file)) {
            for (var task : archive.tasks()) {
                archive.events(task).forEach(steps::accept);
                out.print(words.toString(StandardCharsets.UTF_8));
                words.reset();
            }
            out.flush();
            return archive.problems();
        }
    }

    /// @param number of the task in the file, from 1
    /// @throws IllegalArgumentException when there is no such task
    /// @throws IOException              when the file cannot be read, or is none
    static String export(Path file, int number, Format format) throws IOException {
        try (var archive = TrajectoryArchive.open(file)) {
            var tasks = archive.tasks();
            if (number < 1 || number > tasks.size()) {
                throw new IllegalArgumentException("There is no task %d in %s; it has %,d (--task 1 is the first)."
                        .formatted(number, file, tasks.size()));
            }
            var replay = Replay.of(archive.events(tasks.get(number - 1)));
            return switch (format) {
                case HTML -> HtmlExport.of(replay);
                case MARKDOWN -> MarkdownExport.of(replay);
                case RLMS -> RlmsExport.of(replay);
            };
        }
    }
}
