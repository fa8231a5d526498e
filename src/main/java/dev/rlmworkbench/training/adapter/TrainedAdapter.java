package dev.rlmworkbench.training.adapter;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An adapter with the model that it belongs to.
///
/// @param folder of the adapter
/// @param base   folder of the model
public record TrainedAdapter(Path folder, AdapterConfig config, PeftAdapter adapter, Path base, DecoderConfig model) {

    /// `checkpoints`, the training's name, the adapter's.
    private static final int END = 3;

    private static final Pattern STEP = Pattern.compile("step-(\\d+)");

    /// @throws TransformerException in one sentence when one of the two cannot be read, or they do not belong together
    public static TrainedAdapter open(Path folder, Path base) {
        var adapter = PeftAdapter.read(folder);
        var trained = new TrainedAdapter(folder, AdapterConfig.read(folder), adapter, base, DecoderConfig.read(base));
        adapter.requireFits(trained.model());
        return trained;
    }

    /// With the model that the adapter names.
    ///
    /// @throws TransformerException in one sentence when one of the two cannot be read, or they do not belong
    ///                              together
    public static TrainedAdapter open(Path folder, LocalModels models) {
        return open(folder, models.baseOf(PeftAdapter.read(folder)));
    }

    /// The folder of the adapter that is meant.
    ///
    /// @param experiments folder of all runs, whose trainings are in `checkpoints`
    /// @param checkpoint  name or folder of a training, or folder of an adapter
    /// @throws TransformerException when there is none
    public static Path find(Path experiments, String checkpoint) {
        var training = experiments.resolve("checkpoints").resolve(checkpoint);
        return Stream.of(training, Path.of(checkpoint))
                .flatMap(place -> find(place).stream())
                .findFirst()
                .orElseThrow(() -> new TransformerException("there is no adapter in " + training + " and none in "
                        + checkpoint + ": name a training or the folder of an adapter"));
    }

    /// By which people call it: the training's name, or that of the adapter's folder.
    public static String nameOf(String checkpoint) {
        return Path.of(checkpoint).toAbsolutePath().normalize().getFileName().toString();
    }

    /// The adapter's folder in a training's: the best one by validation, else the last one, else that of the latest
    /// step.
    ///
    /// @param folder of a training or of an adapter
    public static Optional<Path> find(Path folder) {
        var latest = steps(folder).max(Comparator.comparingInt(TrainedAdapter::stepOf)).stream();
        return Stream.concat(Stream.of(folder, folder.resolve("best"), folder.resolve("final")), latest)
                .filter(place -> Files.exists(place.resolve(AdapterConfig.FILE)))
                .findFirst();
    }

    /// All adapters of a training's folder that can be chosen: the best one by validation, the last one, and where
    /// there are neither that of the latest step.
    ///
    /// @param folder of a training
    public static List<Path> choices(Path folder) {
        var named = Stream.of(folder.resolve("best"), folder.resolve("final"))
                .filter(place -> Files.exists(place.resolve(AdapterConfig.FILE)))
                .toList();
        return named.isEmpty() ? find(folder).stream().toList() : named;
    }

    /// Whether the name of a model is a path to an adapter's folder: two paths are to the same one where the
    /// training, the folder that it is in and the adapter have the same names, as folders are moved and are named
    /// from elsewhere.
    public static boolean isNamed(String model, Path adapter) {
        try {
            return model.equals(adapter.toString())
                    || end(Path.of(model).normalize())
                            .equals(end(adapter.toAbsolutePath().normalize()));
        } catch (InvalidPathException _) {
            return false; // the name of a model elsewhere
        }
    }

    private static Path end(Path path) {
        int names = path.getNameCount();
        return names <= END ? path : path.subpath(names - END, names);
    }

    private static Stream<Path> steps(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var places = Files.list(folder)) {
            return places
                    .filter(place -> stepOf(place) >= 0 && Files.exists(place.resolve(AdapterConfig.FILE)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new TransformerException(folder + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }

    private static int stepOf(Path folder) {
        var name = STEP.matcher(folder.getFileName().toString());
        return name.matches() && name.group(1).length() < 10 ? Integer.parseInt(name.group(1)) : -1;
    }
}
