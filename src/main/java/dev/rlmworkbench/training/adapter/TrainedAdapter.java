package dev.rlmworkbench.training.adapter;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An adapter with the model that it belongs to.
///
/// @param folder of the adapter
/// @param base   folder of the model
public record TrainedAdapter(Path folder, AdapterConfig config, PeftAdapter adapter, Path base, DecoderConfig model) {

    private static final Pattern STEP = Pattern.compile("step-(\\d+)");

    /// @throws TransformerException in one sentence when one of the two cannot be read, or they do not belong together
    public static TrainedAdapter open(Path folder, Path base) {
        var adapter = PeftAdapter.read(folder);
        var trained = new TrainedAdapter(folder, AdapterConfig.read(folder), adapter, base, DecoderConfig.read(base));
        trained.refuseOtherModel();
        return trained;
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

    /// An adapter that would change nothing, or only some of what it was trained on, is worse than none.
    private void refuseOtherModel() {
        var weights = WeightFiles.open(base);
        int matching = 0;
        String other = "";
        for (var pair : adapter.pairs().entrySet()) {
            var name = pair.getKey() + ".weight";
            if (weights.has(name) && fits(weights, name, pair.getValue())) {
                matching += 2;
            } else {
                other = pair.getKey();
            }
        }
        int all = 2 * adapter.pairs().size();
        if (matching < all) {
            throw new TransformerException("%d of %d tensors of the adapter in %s match the model in %s (%s does not)"
                            .formatted(matching, all, folder, base, other)
                    + (config.base().isEmpty() ? "" : "; it was trained on " + config.base())
                    + ": name its own model with --base");
        }
    }

    /// Packed weights do not show their shape; loading them tells.
    private boolean fits(WeightFiles weights, String name, PeftAdapter.Pair pair) {
        var shape = weights.tensor(name).shape();
        return model.quantized()
                || shape.getFirst().equals(pair.b().shape().getFirst())
                        && shape.getLast().equals(pair.a().shape().getLast());
    }
}
