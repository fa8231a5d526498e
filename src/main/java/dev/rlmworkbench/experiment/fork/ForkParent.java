package dev.rlmworkbench.experiment.fork;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.experiment.spec.SpecFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// What a run keeps of a recorded task beside its events: the task itself, and how it was answered.
///
/// @param run   of the task; of a fork the run that it comes from
/// @param forks the run beside it that keeps forks
record ForkParent(RunName run, RunName forks, TaskSpec task, MethodsSpec how) {

    private static final String TRAJECTORIES = "_trajectories.jsonl";
    private static final String FORKS = "_forks";

    /// Trajectories of forks of a file: beside it, one file for all.
    static RunName forksOf(Path trajectories) {
        var run = runOf(trajectories);
        return run.name().endsWith(FORKS) ? run : new RunName(run.folder(), run.name() + FORKS);
    }

    /// @throws RunException one sentence where the run's files do not say enough
    static ForkParent of(Path trajectories, String fingerprint, Benchmarks benchmarks) {
        var kept = runOf(trajectories);
        var forks = forksOf(trajectories);
        var run = new RunName(
                forks.folder(), forks.name().substring(0, forks.name().length() - FORKS.length()));
        var record = record(kept, fingerprint);
        var spec = spec(run, benchmarks);
        var task = spec.tasks().stream()
                .filter(each -> isTask(each, record))
                .findFirst()
                .orElseThrow(() -> new RunException(
                        "the run %s was started again with other tasks, so this one cannot be made again"
                                .formatted(run.name()),
                        null));
        return new ForkParent(run, forks, task, how(spec, record));
    }

    private static RunName runOf(Path trajectories) {
        var name = trajectories.getFileName().toString();
        if (!name.endsWith(TRAJECTORIES)) {
            throw noRun(name);
        }
        var folder = Objects.requireNonNull(trajectories.toAbsolutePath().getParent());
        try {
            return new RunName(folder, name.substring(0, name.length() - TRAJECTORIES.length()));
        } catch (IllegalArgumentException e) {
            throw new RunException(String.valueOf(e.getMessage()), e);
        }
    }

    private static RunException noRun(String name) {
        return new RunException(
                "%s belongs to no run, so the text that was asked about is not known; tasks of runs can be forked"
                        .formatted(name),
                null);
    }

    private static ResultRecord record(RunName run, String fingerprint) {
        try {
            if (!Files.exists(run.results())) {
                throw noRun(run.trajectories().getFileName().toString());
            }
            return ResultReader.read(run.results()).records().stream()
                    .filter(each -> each.fingerprint().equals(fingerprint))
                    .reduce((_, later) -> later)
                    .orElseThrow(() -> new RunException(
                            "%s has no result of this task: it was never finished".formatted(run.results()), null));
        } catch (IOException e) {
            throw new RunException("%s cannot be read: %s".formatted(run.results(), FileTrouble.reason(e)), e);
        }
    }

    private static ExperimentSpec spec(RunName run, Benchmarks benchmarks) {
        if (!Files.exists(run.manifest())) {
            throw new RunException("%s is missing; it says how to ask the task again".formatted(run.manifest()), null);
        }
        try {
            return SpecFile.read(run.manifest(), benchmarks);
        } catch (IllegalArgumentException e) {
            throw new RunException(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean isTask(TaskSpec task, ResultRecord record) {
        var wanted = record.task();
        return task.type().equals(wanted.type())
                && task.contextLength() == wanted.length().value()
                && task.unit().wireName().equals(wanted.length().unit())
                && task.seed() == wanted.seed()
                && Objects.equals(task.depthPercent(), wanted.depthPercent())
                && Objects.equals(task.kindName(), wanted.kind());
    }

    /// The recorded method alone, with the model that answered.
    private static MethodsSpec how(ExperimentSpec spec, ResultRecord record) {
        var answered = record.setup().root();
        var root = answered == null ? null : answered.name();
        var model = spec.models().stream()
                .filter(each -> each.root() == null || each.root().equals(root))
                .findFirst()
                .orElse(spec.models().getFirst());
        var named = model.root() == null ? model.withRoot(root) : model;
        return spec.how().withMethods(List.of(record.method())).withModels(List.of(named));
    }
}
