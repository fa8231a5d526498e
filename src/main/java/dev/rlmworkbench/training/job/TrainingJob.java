package dev.rlmworkbench.training.job;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.LockFile;
import dev.rlmworkbench.files.LockHeldException;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.training.data.BaseFormat;
import dev.rlmworkbench.training.grpo.RolloutTexts;
import dev.rlmworkbench.training.run.Checkpoints;
import dev.rlmworkbench.training.run.LoraModel;
import dev.rlmworkbench.training.run.MemoryForecast;
import dev.rlmworkbench.training.run.MetricsLog;
import dev.rlmworkbench.training.run.StepTexts;
import dev.rlmworkbench.training.run.Trainer;
import dev.rlmworkbench.training.run.TrainingData;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/// Trains in a folder that was begun, from its newest checkpoint on, in this process.
public final class TrainingJob {

    private final LocalModels models;
    private final AppDirectories directories;
    private final Benchmarks benchmarks;
    private final TrainingFolder training;

    /// @param directories what attempts at tasks need beside the model, where it learns from them
    /// @param benchmarks  that these tasks are of
    public TrainingJob(LocalModels models, AppDirectories directories, Benchmarks benchmarks, TrainingFolder training) {
        this.models = models;
        this.directories = directories;
        this.benchmarks = benchmarks;
        this.training = training;
    }

    /// What a spec's names stand for, checked.
    ///
    /// @param model  folder of the model
    /// @param config of the model
    public record Materials(TrainingSpec spec, Path model, DecoderConfig config, TrainingData data) {

        /// @throws TrainingException                                          in one sentence when the data set cannot
        ///                                                                    be learned by the model
        /// @throws TransformerException in one sentence when there is no such
        ///                                                                    model, or it cannot be trained
        public static Materials of(TrainingSpec spec, LocalModels models) {
            var folder = models.modelFolder(spec.model());
            var config = DecoderConfig.read(folder);
            if (spec.schedule().maxLength() > config.window()) {
                throw new TrainingException(
                        "%s takes %,d tokens, and the longest text may have %,d; lower the maximum length."
                                .formatted(
                                        spec.model(),
                                        config.window(),
                                        spec.schedule().maxLength()));
            }
            if (spec.rollouts() != null) {
                return new Materials(spec, folder, config, TrainingData.ofAttempts(spec.rollouts()));
            }
            try (var format = BaseFormat.open(folder, spec.model())) {
                var data = TrainingData.read(
                        Path.of(spec.dataset()),
                        spec.schedule().maxLength(),
                        format.templateDigest(),
                        config.vocabulary());
                return new Materials(spec, folder, config, data);
            }
        }

        /// Memory that the training will take.
        public MemoryForecast forecast() {
            var precision = spec.weights().precision(WeightFiles.open(model));
            int longest = spec.schedule().maxLength();
            return spec.rollouts() == null
                    ? MemoryForecast.of(spec, config, precision, data.longest(), data.mostLearned())
                    : MemoryForecast.of(spec, config, precision, longest, longest)
                            .withAttempts(config, precision);
        }
    }

    /// Trains until it is over, stopped or failed.
    ///
    /// @param listener hears every event
    /// @param leading  gets what stops it
    /// @return why it ended
    /// @throws TrainingException in one sentence when another process trains here, or the folder cannot be written
    public EndReason run(Consumer<TrainingEvent> listener, Consumer<FileControl> leading) throws InterruptedException {
        try {
            Files.createDirectories(training.path());
            try (var _ = LockFile.take(training.lock());
                    var log = MetricsLog.open(training.path(), listener)) {
                var control = new FileControl(training);
                leading.accept(control);
                control.alive(0, 0, 0);
                log.add(new TrainingEvent.PhaseChanged(Instant.now(), 0, TrainingEvent.Phase.LOADING));
                var reason = trainOrSayWhyNot(log, control);
                Files.deleteIfExists(training.sign());
                return reason;
            }
        } catch (LockHeldException e) {
            throw new TrainingException(
                    "The training %s runs already%s; look on, or stop it first."
                            .formatted(
                                    training.name(),
                                    e.process().isPresent()
                                            ? " (process " + e.process().getAsLong() + ")"
                                            : ""),
                    e);
        } catch (IOException e) {
            throw new TrainingException(
                    "The training's folder %s cannot be used: %s.".formatted(training.path(), FileTrouble.reason(e)),
                    e);
        }
    }

    /// What fails before the first step is told like what fails later.
    private EndReason trainOrSayWhyNot(MetricsLog log, FileControl control) throws InterruptedException {
        try {
            return train(log, control);
        } catch (TrainingException | TransformerException e) {
            log.add(new TrainingEvent.Alert(
                    Instant.now(), 0, TrainingEvent.Severity.ERROR, String.valueOf(e.getMessage())));
            log.add(new TrainingEvent.Finished(Instant.now(), 0, EndReason.FAILED, null, null, null, 0, null, null));
            return EndReason.FAILED;
        }
    }

    private EndReason train(MetricsLog log, FileControl control) throws InterruptedException {
        var materials = Materials.of(training.spec(), models);
        var spec = materials.spec();
        var data = materials.data().sha256();
        if (training.data().filter(begun -> !begun.equals(data)).isPresent()) {
            throw Checkpoints.otherData(training.path());
        }
        var identity = new Checkpoints.Identity(models.digest(materials.model()), data);
        var engine = TorchEngine.start(models.cache(), spec.threads());
        try (var model = LoraModel.load(engine, materials.model(), spec);
                var texts = texts(materials, log);
                var trainer = new Trainer(
                        training.path(),
                        spec,
                        model,
                        materials.data(),
                        texts,
                        new Checkpoints(
                                training.path(), identity, spec.schedule().keep()),
                        log,
                        control,
                        materials.forecast())) {
            return trainer.run();
        }
    }

    private StepTexts texts(Materials materials, MetricsLog log) {
        var spec = materials.spec();
        return spec.rollouts() == null
                ? materials.data().texts(spec)
                : RolloutTexts.open(spec, training.path(), materials.model(), models, directories, benchmarks, log);
    }
}
