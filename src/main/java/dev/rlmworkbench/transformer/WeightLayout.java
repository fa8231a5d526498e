package dev.rlmworkbench.transformer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The places of a decoder's tensors in the one list that `torchscript/decoder.py` reads.
public final class WeightLayout {

    public static final int EMBEDDING = 0;
    public static final int LAST_NORM = 1;
    public static final int HEAD = 2;
    public static final int FREQUENCIES = 3;

    /// Behind the first place of a projection, which is its weight's.
    public static final int BIAS = 1;

    public static final int LORA_A = 2;
    public static final int LORA_B = 3;
    public static final int LORA_SCALE = 4;
    public static final int NF4_SCALES = 5;
    public static final int NF4_NESTED = 6;
    public static final int NF4_TABLES = 7;

    private static final int BEFORE_LAYERS = 4;
    private static final int NORMS = 4;
    private static final int PER_PROJECTION = 8;
    public static final int PER_LAYER = NORMS + PER_PROJECTION * Projection.values().length;

    private WeightLayout() {}

    /// A tensor that a folder holds under this name.
    public record Place(int index, String name, List<Long> shape) {

        private Place(int index, String name, long... shape) {
            this(index, name, java.util.Arrays.stream(shape).boxed().toList());
        }

        public long[] shapeArray() {
            return shape.stream().mapToLong(Long::longValue).toArray();
        }

        public long numbers() {
            return shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
        }

        /// Whether it is a matrix that turns one hidden state into another, and no table of tokens.
        public boolean isProjection() {
            return shape.size() == 2 && index >= BEFORE_LAYERS;
        }
    }

    public static int size(DecoderConfig config) {
        return BEFORE_LAYERS + config.layers() * PER_LAYER;
    }

    /// Where a layer's places begin.
    public static int layer(int layer) {
        return BEFORE_LAYERS + layer * PER_LAYER;
    }

    /// Where the places of a projection begin, counted from its layer's first.
    public static int inLayer(Projection projection) {
        return NORMS + PER_PROJECTION * projection.ordinal();
    }

    static int projection(int layer, Projection projection) {
        return layer(layer) + inLayer(projection);
    }

    /// All tensors of a model's folder, in the order of their places; a tied head is the embedding's.
    ///
    /// @param hasTensor whether a bias that the family does not ask for is there all the same
    public static List<Place> places(DecoderConfig config, Predicate<String> hasTensor) {
        var places = new ArrayList<Place>();
        places.add(new Place(EMBEDDING, "model.embed_tokens.weight", config.vocabulary(), config.hidden()));
        places.add(new Place(LAST_NORM, "model.norm.weight", config.hidden()));
        if (!config.tied()) {
            places.add(new Place(HEAD, "lm_head.weight", config.vocabulary(), config.hidden()));
        }
        for (int layer = 0; layer < config.layers(); layer++) {
            addLayer(config, layer, hasTensor, places);
        }
        return places;
    }

    private static void addLayer(DecoderConfig config, int layer, Predicate<String> hasTensor, List<Place> places) {
        var prefix = "model.layers." + layer + ".";
        int at = layer(layer);
        places.add(new Place(at, prefix + "input_layernorm.weight", config.hidden()));
        places.add(new Place(at + 1, prefix + "post_attention_layernorm.weight", config.hidden()));
        if (config.qkNorm()) {
            places.add(new Place(at + 2, prefix + "self_attn.q_norm.weight", config.headDim()));
            places.add(new Place(at + 3, prefix + "self_attn.k_norm.weight", config.headDim()));
        }
        for (var projection : Projection.values()) {
            var module = projection.module(layer);
            int weight = projection(layer, projection);
            places.add(new Place(weight, module + ".weight", projection.outputs(config), projection.inputs(config)));
            if (config.qkvBias() && projection.mayHaveBias() || hasTensor.test(module + ".bias")) {
                places.add(new Place(weight + BIAS, module + ".bias", projection.outputs(config)));
            }
        }
    }
}
