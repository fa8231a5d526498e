package dev.rlmworkbench.cli;

import dev.rlmworkbench.cli.results.StepPrinter;
import dev.rlmworkbench.cli.run.CancelOnInterrupt;
import dev.rlmworkbench.cli.run.ExperimentLauncher;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.CommandWords;
import dev.rlmworkbench.experiment.fork.Fork;
import dev.rlmworkbench.experiment.fork.ForkResult;
import dev.rlmworkbench.experiment.fork.ForkRunner;
import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.TextFile;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import dev.rlmworkbench.trajectory.replay.Replay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fork",
        description = "Runs a recorded task on from one of its steps in another way: with a reply of yours in the place"
                + " of the model's, or with what the model says now.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm fork experiments/niah_small_trajectories.jsonl --task 2 --step 2 --reply mine.txt",
            "  rlm fork experiments/smoke_trajectories.jsonl --task 2 --step 1",
            "                                 the model answers step 1 again, and goes on",
            "",
            "The steps before are played back: their code runs again, no model is asked. The fork is kept beside the",
            "run, in NAME_forks.jsonl and NAME_forks_trajectories.jsonl; the run's own results stay as they are."
        })
final class ForkCommand implements Callable<Integer> {

    private final CliServices services;

    @Parameters(paramLabel = "FILE", description = "trajectory file of a run (NAME_trajectories.jsonl)")
    private Path file;

    @Option(names = "--task", paramLabel = "N", required = true, description = "which task of the file, as view counts")
    private int task;

    @Option(names = "--step", paramLabel = "K", required = true, description = "the step that comes out differently")
    private int step;

    @Option(
            names = "--reply",
            paramLabel = "TEXT-FILE",
            description =
                    "what the model is to have said in that step, code blocks and all (default: the model is asked)")
    private @Nullable Path reply;

    ForkCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws IOException {
        var thread = Thread.currentThread();
        try (var _ = new CancelOnInterrupt(thread::interrupt)) {
            var recorded = recorded();
            var fork = new Fork(recorded.fingerprint(), step, reply == null ? null : text(reply));
            var profiles = new PromptProfiles(services.directories().config().resolve("prompts"));
            var runner = new ForkRunner(
                    new MethodFactory(services.locator(), services.repls(), profiles, services.contexts()),
                    services.benchmarks());
            var steps = new StepPrinter(services.terminal().out());
            tell(runner.run(file, recorded, fork, steps));
            return 0;
        } catch (InterruptedException _) {
            services.terminal().err().println("Stopped; the fork has no result.");
            return ExperimentLauncher.EXIT_CANCELLED;
        }
    }

    private Replay recorded() {
        try (var archive = TrajectoryArchive.open(file)) {
            var tasks = archive.tasks();
            if (task < 1 || task > tasks.size()) {
                throw new IllegalArgumentException("there is no task %d in %s; it has %,d (--task 1 is the first)"
                        .formatted(task, file, tasks.size()));
            }
            return Replay.of(archive.events(tasks.get(task - 1)));
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
        }
    }

    private static String text(Path file) {
        try {
            return TextFile.read(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
        }
    }

    private void tell(ForkResult result) {
        var out = services.terminal().out();
        result.firstDifference()
                .ifPresent(first -> services.terminal()
                        .err()
                        .println(("warning: the prompt of step %d is not the recorded one, since the product or the"
                                        + " outcome of the code has changed; the fork goes on from what came out now")
                                .formatted(first)));
        if (result.record().setup().rootName().equals(PocketModel.NAME)) {
            out.println(PocketModel.NOTICE);
        }
        out.println(
                result.record().outcome().isRight()
                        ? "right"
                        : "not right; the right answer is "
                                + result.record().task().answer());
        out.println("Every step: " + result.trajectories());
        out.println(
                "Look closer: " + CommandWords.of("view", result.trajectories().toString()));
    }
}
