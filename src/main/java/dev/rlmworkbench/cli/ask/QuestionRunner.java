package dev.rlmworkbench.cli.ask;

import dev.rlmworkbench.ask.AskSession;
import dev.rlmworkbench.ask.AskTrajectories;
import dev.rlmworkbench.ask.AskedAnswer;
import dev.rlmworkbench.ask.WarmUp;
import dev.rlmworkbench.cli.run.CancelOnInterrupt;
import dev.rlmworkbench.cli.run.ExperimentLauncher;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.trajectory.EventEntry;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes questions one after another: asks, shows what goes on, tells the answers, and keeps every step in one file.
final class QuestionRunner implements AutoCloseable {

    private final Terminal terminal;
    private final AskProgress progress;
    private final AskSession session;
    private final AskReport report;
    private final @Nullable Path experiments;
    private @Nullable AskTrajectories trajectories;
    private List<AskedAnswer> last = List.of();

    /// @param experiments folder for the file of all steps, null to keep none
    QuestionRunner(
            Terminal terminal,
            AskProgress progress,
            DocumentSet documents,
            List<Method> methods,
            AskReport report,
            WarmUp warmUp,
            ContextIndexes contexts,
            @Nullable Path experiments) {
        this.terminal = terminal;
        this.progress = progress;
        this.report = report;
        this.experiments = experiments;
        this.session = new AskSession(documents, methods, this::keep, warmUp, contexts);
        progress.mayWaitFor(warmUp);
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
        report.tell(last, trajectories == null ? null : trajectories.file());
        failure();
        return last.stream().allMatch(answer -> answer.text().isPresent()) ? 0 : ErrorMessages.EXIT_FAILED;
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
        try {
            trajectories = AskTrajectories.in(experiments);
        } catch (RunException e) {
            throw new RunException(
                    "%s; choose another --experiments, or --no-save-trajectories".formatted(e.getMessage()), e);
        }
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
        } catch (RunException e) {
            terminal.err().println("warning: " + e.getMessage());
        }
    }
}
