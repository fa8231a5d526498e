package dev.rlmworkbench.training.run;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingEvent.Phase;
import dev.rlmworkbench.result.training.TrainingEvent.Severity;
import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.transformer.FreeMemory;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Trains a model in a folder, from the beginning or from the newest checkpoint that is there. The folder is this
/// process's own while it does.
public final class Trainer implements AutoCloseable {

    private static final long PAUSE_MILLISECONDS = 200;
    private static final String FAILED_BATCH = "failed_batch.jsonl";

    /// With less free memory the system begins to swap or to kill.
    private static final long MEMORY_RESERVE = 256L << 20;

    private final Path folder;
    private final TrainingSpec spec;
    private final TrainableModel model;
    private final TrainingData data;
    private final StepTexts texts;
    private final Checkpoints checkpoints;
    private final MetricsLog log;
    private final TrainingControl control;
    private final MemoryForecast forecast;
    private final StepMaker maker;
    private final MemoryMeter memory = new MemoryMeter();
    private final Alarms alarms = new Alarms();
    private final TrainingObserver observer;
    private TrainingProgress progress = TrainingProgress.BEGIN;
    private int savedStep;
    private boolean owesBest;
    private boolean hasLearnedAll;

    /// @param folder   of the training
    /// @param data     to judge by, and what there is to say about it
    /// @param texts    that are learned
    /// @param forecast of the memory that it takes
    public Trainer(
            Path folder,
            TrainingSpec spec,
            TrainableModel model,
            TrainingData data,
            StepTexts texts,
            Checkpoints checkpoints,
            MetricsLog log,
            TrainingControl control,
            MemoryForecast forecast) {
        this.folder = folder;
        this.spec = spec;
        this.model = model;
        this.data = data;
        this.texts = texts;
        this.checkpoints = checkpoints;
        this.log = log;
        this.control = control;
        this.forecast = forecast;
        this.maker = new StepMaker(spec, model, texts.steps());
        this.observer = new TrainingObserver(spec, maker.steps(), model, data.validation(), log);
    }

    /// Trains to the end, or until it is stopped or fails. What failed stands in an [TrainingEvent.Alert].
    ///
    /// @return why it ended
    public EndReason run() throws InterruptedException {
        EndReason reason;
        try {
            begin();
            reason = train();
            end(reason);
        } catch (BadBatchException e) {
            reason = failed(withItsBatch(e));
        } catch (TrainingException | TransformerException e) {
            reason = failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            alert(Severity.ERROR, notSaved(e));
            reason = EndReason.FAILED;
        }
        tellWhichIsBest();
        log.add(new TrainingEvent.Finished(
                Instant.now(),
                progress.step(),
                reason,
                progress.loss(),
                progress.bestStep(),
                progress.bestValidation(),
                progress.seconds(),
                boxed(memory.peak()),
                forecast.bytes()));
        return reason;
    }

    private void begin() throws IOException {
        checkpoints.repair();
        var found = checkpoints.newest();
        if (found == null && log.tellsOfCheckpoints()) {
            throw new TrainingException(
                    "The training in %s has made steps, but its checkpoints are gone; put them back, or begin another one under another name."
                            .formatted(folder));
        }
        if (found != null) {
            Checkpoints.restore(found.folder(), model, maker.setup().optimizer());
            progress = found.state().progress();
            savedStep = progress.step();
        }
        observer.goOnAfter(progress.step());
        log.add(new TrainingEvent.Started(
                Instant.now(),
                folder.getFileName().toString(),
                spec.steps().optimizer().name().toLowerCase(Locale.ROOT),
                maker.rates(1),
                maker.steps(),
                texts.epochs(texts.steps()),
                texts.texts(),
                data.validation().size(),
                model.parameters().stream().mapToLong(p -> p.value().size()).sum(),
                JsonStyle.lines().convertValue(spec, new TypeReference<Map<String, Object>>() {}),
                forecast.parts()));
        if (!log.isNew()) {
            var from = found == null ? "" : found.folder().getFileName().toString();
            var why = found == null || found.passedOver().isEmpty() ? null : found.passedOver();
            log.add(new TrainingEvent.Resumed(Instant.now(), progress.step(), from, why));
        }
        alert(Severity.NOTICE, maker.setup().sentence());
        if (data.edited()) {
            alert(Severity.NOTICE, "%s was changed after it was made.".formatted(spec.dataset()));
        }
        if (!data.tooLong().isEmpty()) {
            alert(
                    Severity.WARNING,
                    "%,d texts are longer than %,d tokens and are left out."
                            .formatted(data.tooLong().size(), spec.schedule().maxLength()));
        }
    }

    private EndReason train() throws InterruptedException {
        int patience = spec.schedule().patience();
        phase(Phase.TRAINING);
        while (mayGoOn()) {
            if (judgingIsDue()) {
                judge();
            } else if (observer.owesAnswers(progress.step())) {
                phase(Phase.VALIDATING);
                observer.answer(progress.step(), control);
                phase(Phase.TRAINING);
            } else if (progress.step() == maker.steps()) {
                return EndReason.COMPLETED;
            } else if (patience > 0 && progress.waited() >= patience || hasLearnedAll) {
                return EndReason.EARLY_STOP;
            } else {
                saveWhenDue();
                saveOwedBest();
                watchMemory();
                step();
            }
        }
        return EndReason.STOPPED;
    }

    private boolean judgingIsDue() {
        int every = spec.schedule().stepsBetweenValidations(maker.steps());
        boolean isItsStep = progress.step() % every == 0 || progress.step() == maker.steps();
        return isItsStep && !progress.isJudged() && !data.validation().isEmpty();
    }

    /// Makes one step, or none when it is interrupted or there is nothing left to learn.
    private void step() throws InterruptedException {
        long start = System.nanoTime();
        int number = progress.step() + 1;
        var chosen = texts.of(number, control);
        hasLearnedAll = chosen.isPresent() && chosen.get().isEmpty();
        if (chosen.isEmpty() || hasLearnedAll) {
            return;
        }
        var step = maker.make(number, chosen.get(), control);
        if (step.isEmpty()) {
            return;
        }
        var made = step.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        progress = progress.after(made, seconds);
        log.add(new TrainingEvent.Step(
                Instant.now(),
                progress.step(),
                texts.epochs(progress.step()),
                made.loss(),
                made.learned(),
                progress.tokens(),
                made.rates(),
                made.norm(),
                made.clipped(),
                made.tokens() / seconds,
                progress.seconds(),
                boxed(memory.now()),
                made.right()));
        if (spec.rollouts() == null) { // what is sampled is as likely as it is, and takes as long as it does
            alarms.step(progress.step(), made, seconds).forEach(this::alert);
        }
        observer.measure(progress.step());
    }

    /// Judges once, or not at all when it is interrupted.
    private void judge() {
        phase(Phase.VALIDATING);
        long start = System.nanoTime();
        var judged = maker.judge(data.validation(), progress.step(), control);
        if (judged.isPresent()) {
            double loss = judged.get().loss();
            if (!Double.isFinite(loss)) {
                throw new TrainingException(
                        "The validation loss after step %,d is %s.".formatted(progress.step(), loss));
            }
            progress = progress.judged(loss);
            log.add(new TrainingEvent.Validation(
                    Instant.now(),
                    progress.step(),
                    loss,
                    progress.isBest(),
                    progress.waited(),
                    (System.nanoTime() - start) / 1e9,
                    judged.get().right()));
            alarms.validation(loss).ifPresent(this::alert);
            if (progress.isBest() && progress.step() > 0) {
                saveBest();
            }
        }
        phase(Phase.TRAINING);
    }

    /// Waits while a pause is wanted.
    ///
    /// @return false when it is to stop
    private boolean mayGoOn() throws InterruptedException {
        if (control.pauseIsWanted() && !control.stopIsWanted()) {
            trySave();
            phase(Phase.PAUSED);
            while (control.pauseIsWanted() && !control.stopIsWanted()) {
                control.alive(progress.step(), 0, 0);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
            }
            phase(Phase.TRAINING);
        }
        return !control.stopIsWanted();
    }

    private void watchMemory() {
        var memory = FreeMemory.ofThisMachine();
        long free = memory.bytes();
        alarms.memory(memory.taken()).ifPresent(this::alert);
        if (free < MEMORY_RESERVE) {
            throw new TrainingException(
                    "Memory is running out (%,d MB are free): the training stops before the system does; close other programs and resume it."
                            .formatted(free >> 20));
        }
    }

    private void saveWhenDue() {
        int every = spec.schedule().stepsBetweenCheckpoints(maker.steps());
        if (control.takeCheckpointWish() || progress.step() - savedStep >= every) {
            trySave();
        }
    }

    /// A checkpoint that cannot be written now may be later: the training goes on, and those before are still there.
    private void trySave() {
        try {
            save();
        } catch (IOException e) {
            alert(Severity.WARNING, notSaved(e) + " The training goes on.");
        }
    }

    private void saveBest() {
        try {
            saveWeights(Checkpoints.BEST);
            owesBest = false;
        } catch (IOException e) {
            if (!owesBest) {
                alert(Severity.WARNING, notSaved(e) + " The training goes on.");
            }
            owesBest = true;
        }
    }

    /// The next step changes the weights, and what was best is gone with them.
    private void saveOwedBest() {
        if (owesBest && progress.isBest()) {
            saveBest();
        }
        owesBest = false;
    }

    private void tellWhichIsBest() {
        int best = progress.bestStep() == null ? 0 : progress.bestStep();
        var kept = checkpoints.bestStep();
        if (best > 0 && kept.orElse(0) != best) {
            alert(
                    Severity.WARNING,
                    "The adapter with the lowest validation loss, that after step %,d, was not kept; %s."
                            .formatted(
                                    best,
                                    kept.isPresent()
                                            ? "'best' is that after step %,d".formatted(kept.getAsInt())
                                            : "there is no 'best'"));
        }
    }

    private void saveWeights(String name) throws IOException {
        checkpoints.saveWeights(name, progress, spec.seed(), model);
        log.add(new TrainingEvent.CheckpointSaved(Instant.now(), progress.step(), name, progress.isBest()));
    }

    private void save() throws IOException {
        if (progress.step() > savedStep) {
            phase(Phase.SAVING);
            var name =
                    checkpoints.save(progress, spec.seed(), model, maker.setup().optimizer());
            savedStep = progress.step();
            log.add(new TrainingEvent.CheckpointSaved(Instant.now(), progress.step(), name, progress.isBest()));
            phase(Phase.TRAINING);
        }
    }

    private void end(EndReason reason) throws IOException {
        phase(Phase.STOPPING);
        if (reason != EndReason.STOPPED && progress.isWorseThanNothing()) {
            alert(
                    Severity.WARNING,
                    "No validation was better than the one before the first step: of texts that it did not learn, the"
                            + " adapter knows no more than the model alone.");
        }
        save();
        saveOwedBest();
        if (reason != EndReason.STOPPED) {
            saveWeights(Checkpoints.FINAL);
        }
    }

    private String notSaved(IOException e) {
        return "Step %,d could not be saved: %s; the last checkpoint is %s."
                .formatted(progress.step(), FileTrouble.reason(e), savedStep == 0 ? "none" : "step-" + savedStep);
    }

    /// What was learned until then is good.
    private EndReason failed(String sentence) {
        alert(Severity.ERROR, sentence);
        trySave();
        return EndReason.FAILED;
    }

    private String withItsBatch(BadBatchException e) {
        var file = folder.resolve(FAILED_BATCH);
        try {
            SftFiles.writeSamples(e.batch(), file);
            return "%s; its texts are in %s, and nothing was changed by them.".formatted(e.getMessage(), file);
        } catch (IOException io) {
            return "%s; its texts could not be saved: %s.".formatted(e.getMessage(), FileTrouble.reason(io));
        }
    }

    private void phase(Phase phase) {
        log.add(new TrainingEvent.PhaseChanged(Instant.now(), progress.step(), phase));
    }

    private void alert(Alarms.Alarm alarm) {
        alert(alarm.severity(), alarm.text());
    }

    private void alert(Severity severity, String text) {
        log.add(new TrainingEvent.Alert(Instant.now(), progress.step(), severity, text));
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    @Override
    public void close() {
        memory.close();
        maker.close();
    }
}
