package dev.rlmworkbench.cli;

import dev.rlmworkbench.trajectory.TrajectoryReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Prints every step of a trajectory file, as `smoke` shows them while they happen.
final class TrajectoryView {

    private static final String ENDING = "_trajectories.jsonl";

    private TrajectoryView() {}

    static boolean isTrajectory(Path file) {
        return file.getFileName() != null && file.getFileName().toString().endsWith(ENDING);
    }

    /// @return a sentence for each line that was left out
    /// @throws IOException when the file cannot be read at all
    static List<String> print(Path file, PrintWriter out) throws IOException {
        var words = new ByteArrayOutputStream();
        var steps = new StepPrinter(new PrintStream(words, true, StandardCharsets.UTF_8));
        var problems = TrajectoryReader.read(file, entry -> {
            steps.accept(entry);
            out.print(words.toString(StandardCharsets.UTF_8));
            words.reset();
        });
        out.flush();
        return problems;
    }
}
