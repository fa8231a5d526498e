package dev.rlmworkbench.cli;

import dev.rlmworkbench.ask.AskSession;
import dev.rlmworkbench.ask.AskedAnswer;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.experiment.RunException;
import dev.rlmworkbench.experiment.RunName;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.FileTrouble;
import dev.rlmworkbench.trajectory.TrajectoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes questions one after another: asks, shows what goes on, tells the answers, and keeps every step in one file.
final class AskDesk implements AutoCloseable {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss");

    private final Terminal terminal;
    private final AskProgress progress;
    private final AskSession session;
    private final AskReport report;
    private final @Nullable Path experiments;
    private @Nullable TrajectoryWriter trajectories;
    private @Nullable Path trajectoryFile;
    private List<AskedAnswer> last = List.of();

    /// @param experiments folder for the file of all steps, null to keep none
    AskDesk(
            Terminal terminal,
            AskProgress progress,
            DocumentSet documents,
            List<Method> methods,
            AskReport report,
            @Nullable Path experiments) {
        this.terminal = terminal;
        this.progress = progress;
        this.report = report;
        this.experiments = experiments;
        this.session = new AskSession(documents, methods, this::keep);
    }

    /// @return the exit code: 0 when every method gave an answer, 130 when it was stopped
    int ask(String question) {
        openTrajectories();
        last = List.of();
        var asking = Thread.currentThread();
        try (var _ = new CancelOnInterrupt(asking::interrupt)) {
            last = session.ask(question, progress);
        } catch (InterruptedException _) {
            progress.pause();
            terminal.err().println("Stopped.");
            return ExperimentLauncher.EXIT_CANCELLED;
        }
        progress.pause();
        report.tell(last, trajectoryFile);
        failure();
        return last.stream().allMatch(answer -> answer.text().isPresent()) ? 0 : Complaints.EXIT_FAILED;
    }

    /// The answers to the last question; empty before the first and after one that was stopped.
    List<AskedAnswer> last() {
        return last;
    }

    private void keep(EventEntry entry) {
        if (trajectories != null) {
            trajectories.accept(entry);
        }
    }

    private void openTrajectories() {
        if (experiments == null || trajectories != null) {
            return;
        }
        var file = unused(experiments);
        try {
            trajectories = TrajectoryWriter.open(file);
            trajectoryFile = file;
        } catch (IOException e) {
            throw new RunException(
                    "%s cannot be written: %s; choose another --experiments, or --no-save-trajectories"
                            .formatted(file, FileTrouble.reason(e)),
                    e);
        }
    }

    /// Named by the local time, since people look for it by that.
    private static Path unused(Path folder) {
        var name = "ask_" + LocalDateTime.now().format(STAMP);
        var file = new RunName(folder, name).trajectories();
        for (int i = 2; Files.exists(file); i++) {
            file = new RunName(folder, name + "_" + i).trajectories();
        }
        return file;
    }

    private void failure() {
        if (trajectories != null) {
            trajectories.failure().ifPresent(why -> terminal.err().println("warning: not every step is kept, " + why));
        }
    }

    @Override
    public void close() {
        try {
            if (trajectories != null) {
                trajectories.close();
            }
        } catch (IOException e) {
            terminal.err().println("warning: %s: %s".formatted(trajectoryFile, FileTrouble.reason(e)));
        }
    }
}
