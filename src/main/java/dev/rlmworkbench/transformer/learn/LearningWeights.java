package dev.rlmworkbench.transformer.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.DecoderWeights;
import dev.rlmworkbench.transformer.DecoderWeights.Packing;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.Projection;
import dev.rlmworkbench.transformer.RotaryFrequencies;
import dev.rlmworkbench.transformer.WeightLayout;
import dev.rlmworkbench.transformer.nf4.Nf4Weight;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TensorLoader;
import dev.rlmworkbench.transformer.torch.TorchScript;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The tensors of a decoder that learns, in the places of [WeightLayout], and beside them their gradients.
final class LearningWeights {

    private static final String PEFT_PREFIX = "base_model.model.";

    private final NDManager manager;
    private final DecoderConfig config;
    private final Precision precision;
    private final List<NDArray> places;
    private final Map<Integer, Nf4Weight> packed;
    private final List<NDArray> gradients;
    private final List<Parameter> parameters = new ArrayList<>();

    private LearningWeights(
            NDManager manager,
            DecoderConfig config,
            Precision precision,
            List<NDArray> places,
            Map<Integer, Nf4Weight> packed) {
        this.packed = packed;
        this.manager = manager;
        this.config = config;
        this.precision = precision;
        this.places = places;
        // An array of its own: TorchScript takes lists by the names of their members, and one array has one name.
        this.gradients = new ArrayList<>(Collections.nCopies(places.size(), manager.create(new float[0])));
    }

    /// A folder's weights, which do not learn.
    static LearningWeights of(NDManager manager, Path folder, DecoderConfig config, WeightFormat format) {
        var files = WeightFiles.open(folder);
        var precision = format.precision(files);
        try (var numbers = TorchScript.load(manager, "numbers", Map.of())) {
            var weights = new DecoderWeights(
                    config,
                    files,
                    new TensorLoader(manager, numbers, precision),
                    new TensorLoader(manager, numbers, Precision.FLOAT32),
                    format == WeightFormat.NF4 ? Packing.NF4 : Packing.NUMBERS);
            return new LearningWeights(manager, config, precision, weights.base(), weights.packed());
        }
    }

    /// @param start of all weights, by name
    static LearningWeights whole(NDManager manager, DecoderConfig config, Map<String, float[]> start) {
        var none = manager.create(new float[0]);
        var places = new ArrayList<>(Collections.nCopies(WeightLayout.size(config), none));
        var weights = new LearningWeights(manager, config, Precision.FLOAT32, places, Map.of());
        for (var place : WeightLayout.places(config, start::containsKey)) {
            var values = start.get(place.name());
            if (values == null || values.length != place.numbers()) {
                throw new IllegalArgumentException(
                        "there are no " + place.numbers() + " first values of " + place.name());
            }
            weights.learn(place.index(), place.name(), values, place.isProjection(), place.shapeArray());
        }
        if (config.tied()) {
            places.set(WeightLayout.HEAD, places.get(WeightLayout.EMBEDDING));
            weights.gradients.set(WeightLayout.HEAD, weights.gradients.get(WeightLayout.EMBEDDING));
        }
        places.set(WeightLayout.FREQUENCIES, manager.create(RotaryFrequencies.of(config)));
        return weights;
    }

    List<NDArray> places() {
        return places;
    }

    /// Matrices in 4 bits, by their places.
    Map<Integer, Nf4Weight> packed() {
        return packed;
    }

    /// In the same places; without numbers where nothing learns.
    List<NDArray> gradients() {
        return gradients;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /// What products are computed in.
    Precision precision() {
        return precision;
    }

    void addNew(LoraSettings settings) {
        for (int layer = 0; layer < config.layers(); layer++) {
            for (var projection : Projection.values()) {
                if (settings.targets().contains(projection)) {
                    int inputs = projection.inputs(config);
                    int outputs = projection.outputs(config);
                    long number = (long) layer * Projection.values().length + projection.ordinal();
                    var random =
                            RandomGeneratorFactory.of("L64X128MixRandom").create(settings.seed() * 1_000_003 + number);
                    addPair(
                            layer,
                            projection,
                            settings.rank(),
                            uniform(random, settings.rank() * inputs, 1 / Math.sqrt(inputs)),
                            new float[outputs * settings.rank()],
                            settings.scale());
                }
            }
        }
    }

    void add(PeftAdapter adapter) {
        adapter.requireFits(config);
        for (int layer = 0; layer < config.layers(); layer++) {
            for (var projection : Projection.values()) {
                var pair = adapter.pairs().get(projection.module(layer));
                if (pair != null) {
                    addPair(
                            layer,
                            projection,
                            pair.a().shape().getFirst().intValue(),
                            pair.a().toFloats(),
                            pair.b().toFloats(),
                            pair.scale());
                }
            }
        }
    }

    private void addPair(int layer, Projection projection, int rank, float[] a, float[] b, double scale) {
        int at = WeightLayout.layer(layer) + WeightLayout.inLayer(projection);
        var module = PEFT_PREFIX + projection.module(layer);
        learn(at + WeightLayout.LORA_A, module + ".lora_A.weight", a, true, rank, projection.inputs(config));
        learn(at + WeightLayout.LORA_B, module + ".lora_B.weight", b, true, projection.outputs(config), rank);
        places.set(at + WeightLayout.LORA_SCALE, manager.create((float) scale));
    }

    private void learn(int index, String name, float[] values, boolean isMatrix, long... shape) {
        var value = manager.create(values, new Shape(shape));
        var gradient = manager.zeros(new Shape(shape));
        places.set(index, value);
        gradients.set(index, gradient);
        parameters.add(new Parameter(name, value, gradient, isMatrix));
    }

    private static float[] uniform(RandomGenerator random, int count, double bound) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-bound, bound);
        }
        return values;
    }
}
