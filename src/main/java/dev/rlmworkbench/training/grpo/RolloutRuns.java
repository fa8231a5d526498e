package dev.rlmworkbench.training.grpo;

import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.ExperimentRunner;
import dev.rlmworkbench.experiment.run.RunLauncher;
import dev.rlmworkbench.experiment.run.RunOutcome;
import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.SamplingSpec;
import dev.rlmworkbench.experiment.spec.Shard;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.training.run.TrainingControl;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.trajectory.EventSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Lets the model as it is attempt tasks: for each attempt at all tasks of a step one ordinary run, whose files stay.
/// What an interrupted run has done is not done again.
final class RolloutRuns {

    private static final int BETWEEN_LOOKS = 200;

    /// Far from the seeds that people choose, so that no task of an evaluation is among those that are learned.
    private static final long FIRST_SEED = 7_000_000_000L;

    private static final int SEEDS_OF_A_STEP = 16;

    private final RunLauncher launcher;
    private final ExperimentSpec asked;
    private final long seed;
    private final Path folder;

    /// @param asked  tasks of a step and how they are attempted
    /// @param seed   of the training
    /// @param folder for the files of the runs
    RolloutRuns(RunLauncher launcher, ExperimentSpec asked, long seed, Path folder) {
        this.launcher = launcher;
        this.asked = asked;
        this.seed = seed;
        this.folder = folder;
    }

    /// One attempt at each task of a step.
    ///
    /// @param step  from 1
    /// @param draw  which of a step's sets of tasks, below 16
    /// @param model that attempts, by name or folder
    record Wanted(int step, int draw, int attempt, String model) {
        String name() {
            return "step-%04d-%d-%d".formatted(step, draw, attempt);
        }
    }

    /// Tasks of a step.
    int tasks() {
        return asked.tasks().size();
    }

    /// Attempts all tasks once.
    ///
    /// @param before attempts of this step that were made before, of as many as `all`, for the sign of life
    /// @return empty when it was given up
    /// @throws TrainingException in one sentence when it cannot be done
    Optional<RunName> attempt(Wanted wanted, int before, int all, TrainingControl control) throws InterruptedException {
        try (var run = launcher.open(spec(wanted), folder, Shard.WHOLE)) {
            var runner = run.runner(EventSink.NONE, progress -> {
                if (progress instanceof RunProgress.Finished finished) {
                    control.alive(wanted.step(), before + finished.finished(), all);
                }
            });
            var outcome = whileWanted(runner, control);
            if (outcome.stopped() != null) {
                throw new TrainingException(
                        "The attempts at the tasks of step %,d ended: %s.".formatted(wanted.step(), outcome.stopped()));
            }
            return outcome.cancelled() ? Optional.empty() : Optional.of(run.name());
        } catch (LlmException | ReplException | RunException | IllegalArgumentException e) {
            throw new TrainingException(
                    "The tasks of step %,d cannot be attempted: %s.".formatted(wanted.step(), e.getMessage()), e);
        }
    }

    private static RunOutcome whileWanted(ExperimentRunner runner, TrainingControl control) {
        var look = Thread.ofVirtual().start(() -> {
            try {
                while (!control.interruptsStep()) {
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS);
                }
                runner.cancel();
            } catch (InterruptedException _) {
                // it is over
            }
        });
        try {
            return runner.run();
        } finally {
            look.interrupt();
        }
    }

    private ExperimentSpec spec(Wanted wanted) {
        var random = new SplittableRandom(
                ((seed * 1_000_003 + wanted.step()) * SEEDS_OF_A_STEP + wanted.draw()) * 64 + wanted.attempt());
        var sampling = new SamplingSpec(
                asked.sampling().temperature(), asked.sampling().topP(), random.nextLong(Integer.MAX_VALUE));
        var model = asked.models().getFirst().withRoot(wanted.model());
        var tasks = asked.benchmarks().stream()
                .map(benchmark -> benchmark.withSeed(seedOfTasks(wanted)))
                .toList();
        return ExperimentSpec.of(
                wanted.name(), tasks, asked.how().withModels(List.of(model)).withSampling(sampling));
    }

    private long seedOfTasks(Wanted wanted) {
        return FIRST_SEED + (seed * 1_000_003 + wanted.step()) * SEEDS_OF_A_STEP + wanted.draw();
    }
}
