package dev.rlmworkbench.training.run;

import ai.djl.ndarray.NDArray;
import dev.rlmworkbench.files.AtomicFolder;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.training.optim.Optimizer;
import dev.rlmworkbench.transformer.weights.SafeTensors;
import dev.rlmworkbench.transformer.weights.SafeTensorsWriter;
import dev.rlmworkbench.transformer.weights.StoredTensor;
import dev.rlmworkbench.transformer.weights.TensorType;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The checkpoints in the folder of a training: `step-N`, each all that going on needs, `best` and `final`, which only
/// hold what learned. Each appears as a whole or not at all; a damaged one is passed over for the one before.
public final class Checkpoints {

    static final String BEST = "best";
    static final String FINAL = "final";
    private static final String WEIGHTS = "adapter_model.safetensors";
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String STATE = "checkpoint.json";
    private static final Pattern NAME = Pattern.compile("step-(\\d{1,9})");
    private static final int VERSION = 1;

    private final Path folder;
    private final Identity identity;
    private final int keep;

    /// What a training belongs to.
    ///
    /// @param model  digest of the model's files
    /// @param data   SHA-256 of the data set
    public record Identity(String model, String data) {}

    /// @param files SHA-256 of each other file
    record State(int version, TrainingProgress progress, long seed, Identity identity, Map<String, String> files) {}

    /// One that is whole.
    ///
    /// @param passedOver a sentence where newer ones are damaged, else empty
    record Found(Path folder, State state, String passedOver) {}

    /// @param keep how many of the newest `step-N` stay
    public Checkpoints(Path folder, Identity identity, int keep) {
        this.folder = folder;
        this.identity = identity;
        this.keep = keep;
    }

    /// Writes `step-N`, then removes older ones than are to be kept, and those of later steps.
    ///
    /// @return its name
    /// @throws IOException when it cannot be written; those before are then still there
    String save(TrainingProgress progress, long seed, TrainableModel model, Optimizer optimizer) throws IOException {
        var target = folder.resolve("step-" + progress.step());
        write(target, part -> {
            writeWeights(part, model);
            writeTensors(part.resolve(OPTIMIZER), optimizer.state());
            writeState(part, progress, seed);
        });
        removeOthers(progress.step());
        return target.getFileName().toString();
    }

    /// Writes what learned, in the place of what stood there before.
    ///
    /// @param name `best` or `final`
    /// @throws IOException when it cannot be written; what stood there before then still does
    void saveWeights(String name, TrainingProgress progress, long seed, TrainableModel model) throws IOException {
        write(folder.resolve(name), part -> {
            writeWeights(part, model);
            writeState(part, progress, seed);
        });
    }

    private static void write(Path target, AtomicFolder.Content content) throws IOException {
        try {
            AtomicFolder.write(target, content);
        } catch (TransformerException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    private static void writeWeights(Path part, TrainableModel model) throws IOException {
        var values = new TreeMap<String, NDArray>();
        model.parameters().forEach(parameter -> values.put(parameter.name(), parameter.value()));
        writeTensors(part.resolve(WEIGHTS), values);
        model.describe(part);
    }

    private static void writeTensors(Path file, Map<String, NDArray> tensors) {
        var writer = new SafeTensorsWriter();
        tensors.forEach((name, array) -> writer.addLater(
                name,
                TensorType.F32,
                array.getShape().getShape(),
                () -> SafeTensorsWriter.encoded(TensorType.F32, array.toFloatArray())));
        writer.write(file);
    }

    private void writeState(Path part, TrainingProgress progress, long seed) throws IOException {
        var sums = new TreeMap<String, String>();
        try (var files = Files.list(part)) {
            for (var file : files.toList()) {
                sums.put(file.getFileName().toString(), sha256(file));
            }
        }
        var state = new State(VERSION, progress, seed, identity, sums);
        Files.writeString(part.resolve(STATE), JsonStyle.indented().writeValueAsString(state) + "\n");
    }

    private static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new Sha256().add(in).hex();
        }
    }

    /// Those of later steps are damaged ones that were passed over.
    private void removeOthers(int step) throws IOException {
        int kept = 0;
        for (var checkpoint : all()) {
            if (step(checkpoint) > step || ++kept > keep) {
                AtomicFolder.remove(checkpoint);
            }
        }
    }

    /// The step of the newest checkpoint in the folder of a training, which it would go on from; 0 where there is none.
    ///
    /// @throws IOException when the folder cannot be read
    public static int newestStep(Path folder) throws IOException {
        return all(folder).stream().mapToInt(Checkpoints::step).max().orElse(0);
    }

    private List<Path> all() throws IOException {
        return all(folder);
    }

    /// Newest first.
    private static List<Path> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingInt(Checkpoints::step).reversed())
                    .toList();
        }
    }

    /// Whether a training can go on from a checkpoint of this name.
    public static boolean isResumable(String name) {
        return NAME.matcher(name).matches();
    }

    private static int step(Path checkpoint) {
        var match = NAME.matcher(checkpoint.getFileName().toString());
        return match.matches() ? Integer.parseInt(match.group(1)) : -1;
    }

    /// Ends what a crash interrupted.
    void repair() throws IOException {
        if (Files.isDirectory(folder)) {
            AtomicFolder.repair(folder.resolve(BEST));
            AtomicFolder.repair(folder.resolve(FINAL));
            AtomicFolder.removeParts(folder);
        }
    }

    /// After which step `best` was written; empty where there is none that is whole.
    OptionalInt bestStep() {
        try {
            return OptionalInt.of(read(folder.resolve(BEST)).progress().step());
        } catch (DamagedException _) {
            return OptionalInt.empty();
        }
    }

    /// The newest checkpoint that is whole.
    ///
    /// @return null when there is none
    /// @throws TrainingException in one sentence when it is of another model or data set
    /// @throws IOException       when the folder cannot be read
    @Nullable
    Found newest() throws IOException {
        var damaged = new ArrayList<String>();
        for (var checkpoint : all()) {
            try {
                var state = read(checkpoint);
                refuseOthers(state);
                return new Found(
                        checkpoint,
                        state,
                        damaged.isEmpty()
                                ? ""
                                : String.join("; ", damaged) + "; it goes on from " + checkpoint.getFileName() + ".");
            } catch (DamagedException e) {
                damaged.add(e.getMessage());
            }
        }
        if (!damaged.isEmpty()) {
            throw new TrainingException(
                    "No checkpoint in %s can be used: %s.".formatted(folder, String.join("; ", damaged)));
        }
        return null;
    }

    private void refuseOthers(State state) {
        if (!state.identity().model().equals(identity.model())) {
            throw new TrainingException(
                    "The training in %s learned on another model, or the model's files have changed since; go on with the one that it began with."
                            .formatted(folder));
        }
        if (!state.identity().data().equals(identity.data())) {
            throw otherData(folder);
        }
    }

    /// @param folder of a training that began with other texts than its data set holds now
    public static TrainingException otherData(Path folder) {
        return new TrainingException(
                "The data set of the training in %s has changed since it began; put the old one back, or begin another training under another name."
                        .formatted(folder));
    }

    private static final class DamagedException extends Exception {
        DamagedException(String message) {
            super(message);
        }
    }

    private static State read(Path checkpoint) throws DamagedException {
        var name = checkpoint.getFileName();
        try {
            var state = JsonStyle.lines().readValue(Files.readString(checkpoint.resolve(STATE)), State.class);
            if (state.version() != VERSION
                    || state.progress() == null
                    || state.identity() == null
                    || state.files() == null) {
                throw new DamagedException(name + " is damaged: its " + STATE + " is not whole");
            }
            for (var file : state.files().entrySet()) {
                if (!sha256(checkpoint.resolve(file.getKey())).equals(file.getValue())) {
                    throw new DamagedException(name + " is damaged: its " + file.getKey() + " has changed");
                }
            }
            return state;
        } catch (IOException e) {
            throw new DamagedException("%s is damaged: %s".formatted(name, FileTrouble.reason(e)));
        } catch (JacksonException e) {
            throw new DamagedException(name + " is damaged: its " + STATE + " cannot be read");
        }
    }

    /// Puts a checkpoint's values back into the model and its optimiser.
    ///
    /// @throws TrainingException when it is of other parameters
    static void restore(Path checkpoint, TrainableModel model, Optimizer optimizer) {
        var values = new TreeMap<String, NDArray>();
        model.parameters().forEach(parameter -> values.put(parameter.name(), parameter.value()));
        put(checkpoint.resolve(WEIGHTS), values);
        put(checkpoint.resolve(OPTIMIZER), optimizer.state());
    }

    private static void put(Path file, Map<String, NDArray> arrays) {
        Map<String, StoredTensor> stored = SafeTensors.open(file).tensors();
        if (!stored.keySet().equals(arrays.keySet())) {
            throw new TrainingException(
                    "%s holds %,d tensors of others than the %,d that learn here: the adapter or the optimizer is another one."
                            .formatted(file, stored.size(), arrays.size()));
        }
        arrays.forEach((name, array) -> {
            var tensor = stored.get(name);
            if (tensor.numbers() != array.size()) {
                throw new TrainingException(
                        "%s: %s is %s, and %s learns here.".formatted(file, name, tensor.describe(), array.getShape()));
            }
            array.set(tensor.toFloats());
        });
    }
}
