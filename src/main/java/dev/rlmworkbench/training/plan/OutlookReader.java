package dev.rlmworkbench.training.plan;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.training.data.Sample;
import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.training.job.TrainingJob;
import dev.rlmworkbench.training.plan.UnsuitableException.Choice;
import dev.rlmworkbench.training.run.MemoryForecast;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingData;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.FreeMemory;
import dev.rlmworkbench.transformer.Projection;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Works out what recipes lead to. Keeps the figures of the data set that was read last, so that another rank or
/// rate is worked out at once.
public final class OutlookReader {

    private final LocalModels models;
    private @Nullable Known last;

    public OutlookReader(LocalModels models) {
        this.models = models;
    }

    /// @param mostLearned tokens that are learned in the text with most of them
    private record Known(Key key, TrainingOutlook.Data data, int mostLearned) {}

    /// What was read, and when the file was changed before.
    private record Key(Path dataset, FileTime changed, String model, int maxLength) {}

    /// @param model       by its folder or name
    /// @param dataset     null while none is chosen
    /// @param experiments where earlier trainings are
    /// @throws UnsuitableException  in one sentence when the model cannot learn this
    /// @throws InterruptedException when nobody waits for it any more and it has not begun
    public synchronized TrainingOutlook read(
            TrainingRecipe recipe, String model, @Nullable Path dataset, Path experiments) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var folder = folder(model);
        var config = config(folder);
        var specs = recipe.specs(
                dataset == null ? "" : dataset.toAbsolutePath().normalize().toString(), model, config);
        var spec = specs.getFirst();
        var figures = dataset == null ? null : figures(spec, dataset, config);
        return new TrainingOutlook(
                specs,
                new TrainingOutlook.Learner(model, config.family(), config.parameters(), config.window()),
                figures == null ? null : figures.data(),
                memory(specs, folder, config, figures),
                FreeMemory.ofThisMachine().bytes(),
                equivalents(specs, config),
                MeasuredSpeed.of(experiments, spec));
    }

    private Path folder(String model) {
        try {
            return models.modelFolder(model);
        } catch (TransformerException e) {
            throw unsuitable(e);
        }
    }

    private static DecoderConfig config(Path folder) {
        try {
            return DecoderConfig.read(folder);
        } catch (TransformerException e) {
            throw unsuitable(e);
        }
    }

    private static UnsuitableException unsuitable(Choice choice, RuntimeException e) {
        return new UnsuitableException(choice, String.valueOf(e.getMessage()), e);
    }

    /// Sentences about models go on behind a name elsewhere; here they stand alone.
    private static UnsuitableException unsuitable(TransformerException e) {
        var words = String.valueOf(e.getMessage());
        return new UnsuitableException(
                Choice.MODEL, Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".", e);
    }

    private Known figures(TrainingSpec spec, Path dataset, DecoderConfig config) {
        try {
            var key = new Key(
                    dataset,
                    Files.getLastModifiedTime(dataset),
                    spec.model(),
                    spec.schedule().maxLength());
            var known = last;
            if (known == null || !known.key().equals(key)) {
                known = figures(key, TrainingJob.Materials.of(spec, models).data());
                last = known;
            }
            return known;
        } catch (TrainingException e) {
            boolean tooLong = spec.schedule().maxLength() > config.window();
            throw unsuitable(tooLong ? Choice.MAX_LENGTH : Choice.DATASET, e);
        } catch (TransformerException e) {
            throw unsuitable(e);
        } catch (IllegalArgumentException e) {
            throw unsuitable(Choice.DATASET, e);
        } catch (IOException e) {
            throw new UnsuitableException(
                    Choice.DATASET, "%s cannot be read: %s.".formatted(dataset, FileTrouble.reason(e)), e);
        }
    }

    private static Known figures(Key key, TrainingData data) throws IOException {
        var texts = data.training();
        return new Known(
                key,
                new TrainingOutlook.Data(
                        new SftFiles(key.dataset()).made().base(),
                        Files.size(key.dataset()),
                        texts.size(),
                        data.validation().size(),
                        texts.stream().mapToLong(text -> text.ids().length).sum(),
                        texts.stream().mapToLong(Sample::supervised).sum(),
                        data.longest(),
                        data.tooLong(),
                        data.edited()),
                data.mostLearned());
    }

    private static MemoryForecast memory(
            List<TrainingSpec> specs, Path folder, DecoderConfig config, @Nullable Known read) {
        try {
            var files = WeightFiles.open(folder);
            return specs.stream()
                    .map(spec -> {
                        int longest = read == null
                                ? spec.schedule().maxLength()
                                : read.data().longest();
                        int learned = read == null ? longest : read.mostLearned();
                        return MemoryForecast.of(spec, config, spec.weights().precision(files), longest, learned);
                    })
                    .max(Comparator.comparingLong(MemoryForecast::bytes))
                    .orElseThrow();
        } catch (TransformerException e) {
            throw unsuitable(e);
        }
    }

    private static TrainingOutlook.@Nullable Equivalents equivalents(List<TrainingSpec> specs, DecoderConfig config) {
        return specs.stream()
                .filter(spec -> spec.steps().optimizer() == OptimizerKind.MUON)
                .findFirst()
                .map(spec -> {
                    long rank = spec.adapter().rank();
                    var steps = spec.steps();
                    var rates = List.of(Projection.values()).stream()
                            .filter(projection -> spec.adapter().targets().contains(projection.shortName()))
                            .flatMapToDouble(projection -> DoubleStream.of(
                                    steps.scale().adamEquivalent(steps.rate(), rank, projection.inputs(config)),
                                    steps.scale().adamEquivalent(steps.rate(), projection.outputs(config), rank)))
                            .summaryStatistics();
                    return new TrainingOutlook.Equivalents(rates.getMin(), rates.getMax());
                })
                .orElse(null);
    }
}
