package dev.rlmworkbench.training.evaluation;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.summary.RunOverview;
import dev.rlmworkbench.experiment.summary.RunOverviews;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.ResultRows;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.adapter.TrainedAdapter;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingOverview;
import dev.rlmworkbench.training.job.TrainingOverviews;
import dev.rlmworkbench.training.run.OptimizerComparison;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What evaluations of this folder have said so far.
public final class EvaluationResults {

    private final Path experiments;
    private final Benchmarks benchmarks;
    private final RunOverviews runs = new RunOverviews();

    /// @param experiments folder of all runs
    public EvaluationResults(Path experiments, Benchmarks benchmarks) {
        this.experiments = experiments;
        this.benchmarks = benchmarks;
    }

    /// The folder of all runs.
    public Path experiments() {
        return experiments;
    }

    /// Where the answers of a training's models go.
    public Path file(TrainingFolder training) {
        return new RunName(experiments, Evaluation.runName(training.name())).results();
    }

    /// Runs in which a model has answered, the last changed first, without that of the training itself.
    ///
    /// @param model as results name it
    /// @throws IOException when the folder cannot be read
    public List<RunOverview> runsWith(String model, TrainingFolder without) throws IOException {
        return runs.allIn(experiments).stream()
                .filter(run ->
                        run.models().contains(model) && !run.run().results().equals(file(without)))
                .toList();
    }

    /// The trained model against its base. Where the base was not asked in the same run, what it answered to these
    /// tasks in another one counts.
    ///
    /// @param label what the trained model is called
    /// @return empty where there is no answer of the trained model
    /// @throws IOException when results cannot be read
    public Optional<Verdict> verdict(Evaluation evaluation, TrainingFolder training, String label) throws IOException {
        var own = rows(file(training));
        var base = Verdict.Side.named(evaluation.base());
        var tuned = new Verdict.Side(label, evaluation::isTuned);
        if (own.stream().noneMatch(row -> evaluation.isTuned(row.setup().rootName()))) {
            return Optional.empty();
        }
        var alone = Verdict.of(own, base, tuned, benchmarks);
        if (alone.filter(Verdict::isPaired).isEmpty()) {
            for (var run : runsWith(evaluation.base(), training)) {
                var both = new ArrayList<>(rows(run.run().results()));
                both.addAll(own);
                var verdict = Verdict.of(both, base, tuned, benchmarks);
                if (verdict.filter(Verdict::isPaired).isPresent()) {
                    return verdict;
                }
            }
        }
        return alone;
    }

    private static List<ResultRow> rows(Path file) throws IOException {
        return Files.exists(file)
                ? ResultRows.read(List.of(file), ResultRows.Progress.NONE).rows()
                : List.of();
    }

    /// This training against the one that differs by its optimiser.
    ///
    /// @return empty where there is none
    /// @throws IOException when a file cannot be read
    public Optional<OptimizerDuel> duel(TrainingFolder training) throws IOException {
        var all = new TrainingOverviews().allIn(experiments);
        var rival = OptimizerDuel.rival(training, all).map(TrainingOverview::training);
        if (rival.isEmpty()) {
            return Optional.empty();
        }
        boolean isAdam = training.spec().steps().optimizer() == OptimizerKind.ADAMW;
        var first = isAdam ? training : rival.get();
        var second = isAdam ? rival.get() : training;
        return Optional.of(new OptimizerDuel(first, second, losses(first, second), answers(first, second)));
    }

    private static @Nullable OptimizerComparison losses(TrainingFolder first, TrainingFolder second)
            throws IOException {
        try {
            return OptimizerComparison.of(
                    TrainingMetrics.read(first.metrics()), TrainingMetrics.read(second.metrics()));
        } catch (TrainingException _) {
            return null; // they have no step in common yet
        }
    }

    private @Nullable Verdict answers(TrainingFolder first, TrainingFolder second) throws IOException {
        var firstAdapter = TrainedAdapter.find(first.path());
        var secondAdapter = TrainedAdapter.find(second.path());
        if (firstAdapter.isEmpty() || secondAdapter.isEmpty()) {
            return null;
        }
        var rows = new ArrayList<>(rows(file(first)));
        rows.addAll(rows(file(second)));
        return Verdict.of(rows, side(first, firstAdapter.get()), side(second, secondAdapter.get()), benchmarks)
                .filter(Verdict::isPaired)
                .orElse(null);
    }

    private static Verdict.Side side(TrainingFolder training, Path adapter) {
        return new Verdict.Side(training.name(), model -> TrainedAdapter.isNamed(model, adapter));
    }
}
