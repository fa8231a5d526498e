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

/// Works out what recipes lead to. Keeps the data set that was read last, so that another rank or rate is worked out at
/// once.
public final class OutlookReader {

    private final LocalModels models;
    private @Nullable Materials last;

    public OutlookReader(LocalModels models) {
        this.models = models;
    }

    /// What was read, and when the file was changed before.
    private record Materials(Key key, TrainingData data, String base, long bytes) {}

    private record Key(Path dataset, FileTime changed, String model, int maxLength) {}

    /// @param model       by its folder or name
    /// @param dataset     null while none is chosen
    /// @param experiments where earlier trainings are
    /// @throws UnsuitableException in one sentence when the model cannot learn this
    public synchronized TrainingOutlook read(
            TrainingRecipe recipe, String model, @Nullable Path dataset, Path experiments) {
        var folder = folder(model);
        var config = config(folder);
        var specs = recipe.specs(
                dataset == null ? "" : dataset.toAbsolutePath().normalize().toString(), model, config);
        var spec = specs.getFirst();
        var materials = dataset == null ? null : materials(spec, dataset, config);
        return new TrainingOutlook(
                specs,
                new TrainingOutlook.Learner(model, config.family(), config.parameters(), config.window()),
                materials == null ? null : data(materials),
                memory(specs, folder, config, materials),
                FreeMemory.ofThisMachine().bytes(),
                equivalents(specs, config),
                MeasuredSpeed.of(experiments, spec));
    }

    private Path folder(String model) {
        try {
            return models.modelFolder(model);
        } catch (TransformerException e) {
            throw unsuitable(Choice.MODEL, e);
        }
    }

    private static DecoderConfig config(Path folder) {
        try {
            return DecoderConfig.read(folder);
        } catch (TransformerException e) {
            throw unsuitable(Choice.MODEL, e);
        }
    }

    /// The engine's sentences about models go on behind a name; here they stand alone.
    private static UnsuitableException unsuitable(Choice choice, RuntimeException e) {
        var words = String.valueOf(e.getMessage());
        var sentence = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return new UnsuitableException(choice, sentence.endsWith(".") ? sentence : sentence + ".", e);
    }

    private Materials materials(TrainingSpec spec, Path dataset, DecoderConfig config) {
        try {
            var key = new Key(
                    dataset,
                    Files.getLastModifiedTime(dataset),
                    spec.model(),
                    spec.schedule().maxLength());
            if (last == null || !last.key().equals(key)) {
                var data = TrainingJob.Materials.of(spec, models).data();
                last = new Materials(key, data, new SftFiles(dataset).made().base(), Files.size(dataset));
            }
            return last;
        } catch (TrainingException e) {
            boolean tooLong = spec.schedule().maxLength() > config.window();
            throw unsuitable(tooLong ? Choice.MAX_LENGTH : Choice.DATASET, e);
        } catch (TransformerException e) {
            throw unsuitable(Choice.MODEL, e);
        } catch (IllegalArgumentException e) {
            throw unsuitable(Choice.DATASET, e);
        } catch (IOException e) {
            throw new UnsuitableException(
                    Choice.DATASET, "%s cannot be read: %s.".formatted(dataset, FileTrouble.reason(e)), e);
        }
    }

    private static TrainingOutlook.Data data(Materials read) {
        var data = read.data();
        var texts = data.training();
        return new TrainingOutlook.Data(
                read.base(),
                read.bytes(),
                texts.size(),
                data.validation().size(),
                texts.stream().mapToLong(text -> text.ids().length).sum(),
                texts.stream().mapToLong(Sample::supervised).sum(),
                data.longest(),
                data.tooLong(),
                data.edited());
    }

    private static MemoryForecast memory(
            List<TrainingSpec> specs, Path folder, DecoderConfig config, @Nullable Materials read) {
        try {
            var files = WeightFiles.open(folder);
            return specs.stream()
                    .map(spec -> {
                        int longest = read == null
                                ? spec.schedule().maxLength()
                                : read.data().longest();
                        int learned = read == null ? longest : read.data().mostLearned();
                        return MemoryForecast.of(spec, config, spec.weights().precision(files), longest, learned);
                    })
                    .max(Comparator.comparingLong(MemoryForecast::bytes))
                    .orElseThrow();
        } catch (TransformerException e) {
            throw unsuitable(Choice.MODEL, e);
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
