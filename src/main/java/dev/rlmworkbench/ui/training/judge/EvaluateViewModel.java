package dev.rlmworkbench.ui.training.judge;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.RunForecaster;
import dev.rlmworkbench.experiment.run.RunOutcome;
import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.training.adapter.TrainedAdapter;
import dev.rlmworkbench.training.evaluation.Evaluation;
import dev.rlmworkbench.training.evaluation.EvaluationPlan;
import dev.rlmworkbench.training.evaluation.EvaluationResults;
import dev.rlmworkbench.training.evaluation.OptimizerDuel;
import dev.rlmworkbench.training.evaluation.Verdict;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.screen.TerminalCommands;
import dev.rlmworkbench.ui.state.Job;
import dev.rlmworkbench.ui.state.RunCentre;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Judges the training that lies on the desk: which checkpoint by which tasks, the run that does it, and what came out.
final class EvaluateViewModel implements RunCentre.Listener {

    final EvaluationForm form;
    final EvaluationOutlook outlook;
    /// Folder of the adapter that is judged and exported; null while none can be.
    final ObjectProperty<@Nullable Path> checkpoint = new SimpleObjectProperty<>();
    final ObservableList<BaseAnswers> offeredBases = FXCollections.observableArrayList();
    /// What is not known of the adapter, empty where all is.
    final StringProperty note = new SimpleStringProperty("");
    /// Why the evaluation did not start, empty else.
    final StringProperty notStarted = new SimpleStringProperty("");

    private final ReadOnlyObjectWrapper<JudgeState> state = new ReadOnlyObjectWrapper<>(new JudgeState.Nothing());
    private final ReadOnlyObjectWrapper<@Nullable Evaluation> evaluation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Verdict> verdict = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable OptimizerDuel> duel = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Job> job = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();

    private final TrainingDesk desk;
    private final Benchmarks benchmarks;
    private final Background background;
    private final RunCentre centre;
    private final LocalModels models;
    private @Nullable Future<?> opening;
    private @Nullable Future<?> evaluating;
    private @Nullable Future<?> judging;
    private @Nullable EvaluationResults answered;
    private boolean filling;

    /// @param pause after the last change before anything is worked out
    EvaluateViewModel(
            TrainingDesk desk,
            Benchmarks benchmarks,
            Background background,
            RunCentre centre,
            RunForecaster forecaster,
            LocalModels models,
            TerminalCommands terminal,
            Duration pause) {
        this.desk = desk;
        this.benchmarks = benchmarks;
        this.background = background;
        this.centre = centre;
        this.models = models;
        this.outlook = new EvaluationOutlook(background, forecaster, terminal, pause);
        this.form = new EvaluationForm(benchmarks);
        form.onChange(this::changed);
        checkpoint.subscribe(this::openCheckpoint);
        desk.training().subscribe(_ -> open());
        centre.add(this);
    }

    ReadOnlyObjectProperty<JudgeState> state() {
        return state.getReadOnlyProperty();
    }

    /// Of the chosen checkpoint, null until it is read.
    ReadOnlyObjectProperty<@Nullable Evaluation> evaluation() {
        return evaluation.getReadOnlyProperty();
    }

    /// What came out so far, null where the chosen checkpoint has answered nothing.
    ReadOnlyObjectProperty<@Nullable Verdict> verdict() {
        return verdict.getReadOnlyProperty();
    }

    /// Null where no other training differs by its optimiser alone.
    ReadOnlyObjectProperty<@Nullable OptimizerDuel> duel() {
        return duel.getReadOnlyProperty();
    }

    /// The run of this evaluation, null while none goes on.
    ReadOnlyObjectProperty<@Nullable Job> job() {
        return job.getReadOnlyProperty();
    }

    /// Whether Start was pressed and the tasks are looked through.
    ReadOnlyBooleanProperty checking() {
        return checking.getReadOnlyProperty();
    }

    /// Looks again at the training, which may have learned meanwhile.
    void open() {
        cancel(opening);
        var training = desk.training().get();
        if (training == null) {
            state.set(new JudgeState.Nothing());
            checkpoint.set(null);
            return;
        }
        if (!(state.get() instanceof JudgeState.Open open && open.training().equals(training))) {
            state.set(new JudgeState.Reading(training));
            checkpoint.set(null);
        }
        opening = background.run(
                () -> TrainedAdapter.choices(training.path()), found -> opened(training, found), failure -> {
                    state.set(new JudgeState.Refused(training, sentence(failure)));
                    checkpoint.set(null);
                });
    }

    private void opened(TrainingFolder training, List<Path> found) {
        if (found.isEmpty()) {
            state.set(new JudgeState.Refused(
                    training, "There is no checkpoint yet; the first one comes while it is trained."));
            checkpoint.set(null);
            return;
        }
        state.set(new JudgeState.Open(training, found));
        var chosen = checkpoint.get();
        if (chosen != null && found.contains(chosen)) {
            judge();
        } else {
            checkpoint.set(found.getFirst());
        }
    }

    private void openCheckpoint(@Nullable Path adapter) {
        cancel(evaluating);
        evaluation.set(null);
        verdict.set(null);
        duel.set(null);
        offeredBases.clear();
        forget();
        if (adapter == null) {
            return;
        }
        evaluating = background.run(() -> Evaluation.of(adapter, models), this::fill, outlook::failed);
    }

    private void forget() {
        outlook.clear();
        cancel(judging);
        note.set("");
        notStarted.set("");
    }

    private void fill(Evaluation found) {
        evaluation.set(found);
        found.unknown()
                .ifPresent(
                        why -> note.set(FailureWords.sentence(why + ", so that it may know the texts of these tasks")));
        filling = true;
        form.base.set(BaseAnswers.ASKED);
        form.propose(found);
        filling = false;
        plan();
        judge();
        findJob();
    }

    private void changed() {
        if (!filling) {
            notStarted.set("");
            plan();
        }
    }

    private Optional<EvaluationPlan> asked() {
        var training = desk.training().get();
        var adapter = checkpoint.get();
        var tasks = form.read();
        if (training == null || adapter == null || tasks.isEmpty()) {
            return Optional.empty();
        }
        var base = form.base.get().run();
        boolean isUsual = state.get() instanceof JudgeState.Open open
                && open.checkpoints().getFirst().equals(adapter);
        return Optional.of(new EvaluationPlan(
                training.name(),
                isUsual ? training.name() : adapter.toString(),
                form.methods.stream()
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList(),
                tasks.get(),
                base == null ? null : base.results(),
                base == null ? null : base.manifest()));
    }

    private void plan() {
        var found = evaluation.get();
        if (found != null) {
            outlook.of(found, asked(), desk.experiments());
        }
    }

    /// Reads what was answered so far.
    void judge() {
        var found = evaluation.get();
        var training = desk.training().get();
        if (found == null || training == null) {
            return;
        }
        cancel(judging);
        var results = answers();
        judging = background.run(
                () -> read(results, found, training),
                judged -> {
                    verdict.set(judged.verdict());
                    duel.set(judged.duel());
                    offeredBases.setAll(judged.bases());
                    desk.done(TrainingStep.EVALUATE, judged.verdict() != null);
                },
                outlook::failed);
    }

    private record Judged(
            @Nullable Verdict verdict, @Nullable OptimizerDuel duel, List<BaseAnswers> bases) {}

    private Judged read(EvaluationResults results, Evaluation found, TrainingFolder training) throws IOException {
        var bases = new ArrayList<BaseAnswers>(List.of(BaseAnswers.ASKED));
        for (var run : results.runsWith(found.base(), training)) {
            if (Files.exists(run.run().manifest())) {
                bases.add(BaseAnswers.of(run.run(), benchmarks));
            }
        }
        return new Judged(
                results.verdict(found, training, label(training, found.trained().folder()))
                        .orElse(null),
                results.duel(training).orElse(null),
                bases);
    }

    /// What the trained model is called beside its base.
    private static String label(TrainingFolder training, Path adapter) {
        return "%s (%s)".formatted(training.name(), adapter.getFileName());
    }

    /// Looks through the tasks, then starts the run or says why not.
    void start() {
        var found = evaluation.get();
        var plan = asked();
        if (checking.get() || found == null) {
            return;
        }
        if (plan.isEmpty()) {
            notStarted.set(form.missing.get().isEmpty() ? "A field needs another value." : form.missing.get());
            return;
        }
        notStarted.set("");
        checking.set(true);
        var name = plan.get().training();
        background.run(
                () -> {
                    var spec = plan.get().spec(found);
                    return new Checked(spec, found.refusal(spec.tasks(), benchmarks, name));
                },
                checked -> {
                    checking.set(false);
                    begin(checked);
                },
                failure -> {
                    checking.set(false);
                    notStarted.set(sentence(failure));
                });
    }

    private record Checked(ExperimentSpec spec, Optional<String> refusal) {}

    private void begin(Checked checked) {
        if (checked.refusal().isPresent()) {
            notStarted.set(checked.refusal().get() + ". Choose another seed.");
            return;
        }
        try {
            centre.start(checked.spec(), desk.experiments());
        } catch (IllegalStateException | IllegalArgumentException e) {
            notStarted.set(e.getMessage() + ".");
        }
    }

    void stop() {
        centre.finish();
    }

    /// Where the answers go.
    Optional<Path> results() {
        return Optional.ofNullable(desk.training().get()).map(answers()::file);
    }

    /// Kept, as runs that have not changed are not read again.
    private EvaluationResults answers() {
        var folder = desk.experiments();
        var before = answered;
        if (before != null && before.experiments().equals(folder)) {
            return before;
        }
        var anew = new EvaluationResults(folder, benchmarks);
        answered = anew;
        return anew;
    }

    /// The name of the run, empty while no training is chosen.
    String runName() {
        var training = desk.training().get();
        return training == null ? "" : Evaluation.runName(training.name());
    }

    private boolean isOurs(RunName run) {
        return results().filter(run.results()::equals).isPresent();
    }

    private @Nullable RunName running;

    @Override
    public void started(RunName run, ExperimentSpec spec) {
        running = run;
        findJob();
    }

    private void findJob() {
        job.set(running != null && isOurs(running) ? centre.current().get() : null);
    }

    @Override
    public void progressed(List<RunProgress> progress) {
        boolean finished = progress.stream().anyMatch(RunProgress.Finished.class::isInstance);
        if (finished && job.get() != null && (judging == null || judging.isDone())) {
            judge();
        }
    }

    @Override
    public void ended(@Nullable RunOutcome outcome) {
        boolean ours = running != null && isOurs(running);
        running = null;
        job.set(null);
        if (ours) {
            judge();
            plan();
        }
    }

    private static void cancel(@Nullable Future<?> work) {
        if (work != null) {
            work.cancel(true);
        }
    }

    private static String sentence(Exception failure) {
        return FailureWords.sentence(FailureWords.of(failure));
    }
}
