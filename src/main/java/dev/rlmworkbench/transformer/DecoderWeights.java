package dev.rlmworkbench.transformer;

import ai.djl.ndarray.NDArray;
import dev.rlmworkbench.transformer.torch.TensorLoader;
import dev.rlmworkbench.transformer.weights.StoredTensor;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts a folder's tensors in the order in which `torchscript/decoder.py` expects them.
public final class DecoderWeights {

    /// Places before the first layer: embedding, last norm, head, frequencies.
    static final int HEAD = 4;

    /// Places of a layer before its projections.
    private static final int NORMS = 4;

    private static final int PER_LAYER = NORMS + 4 * Projection.values().length;

    private final DecoderConfig config;
    private final WeightFiles files;
    private final BitsAndBytes quantized;
    private final TensorLoader loader;
    private final NDArray none;

    public DecoderWeights(DecoderConfig config, WeightFiles files, TensorLoader loader) {
        this.config = config;
        this.files = files;
        this.quantized = new BitsAndBytes(files);
        this.loader = loader;
        this.none = loader.none();
    }

    /// The model without an adapter.
    public List<NDArray> base() {
        var places = new ArrayList<NDArray>();
        var embedding = weight("model.embed_tokens.weight", config.vocabulary(), config.hidden());
        places.add(embedding);
        places.add(weight("model.norm.weight", config.hidden()));
        places.add(config.tied() ? embedding : weight("lm_head.weight", config.vocabulary(), config.hidden()));
        places.add(loader.wide(RotaryFrequencies.of(config)));
        for (int i = 0; i < config.layers(); i++) {
            addLayer(i, places);
        }
        return places;
    }

    private void addLayer(int layer, List<NDArray> places) {
        var prefix = "model.layers." + layer + ".";
        places.add(weight(prefix + "input_layernorm.weight", config.hidden()));
        places.add(weight(prefix + "post_attention_layernorm.weight", config.hidden()));
        places.add(config.qkNorm() ? weight(prefix + "self_attn.q_norm.weight", config.headDim()) : none);
        places.add(config.qkNorm() ? weight(prefix + "self_attn.k_norm.weight", config.headDim()) : none);
        for (var projection : Projection.values()) {
            var module = projection.module(layer);
            places.add(weight(module + ".weight", projection.outputs(config), projection.inputs(config)));
            boolean bias = config.qkvBias() && projection.mayHaveBias() || files.has(module + ".bias");
            places.add(bias ? weight(module + ".bias", projection.outputs(config)) : none);
            places.add(none);
            places.add(none);
        }
    }

    private NDArray weight(String name, long... shape) {
        var stored = files.tensor(name);
        if (!quantized.isQuantized(name)) {
            return loader.load(stored, shape);
        }
        if (!Arrays.equals(quantized.shape(name), shape)) {
            throw TensorLoader.wrongShape(name, stored, quantized.shape(name), shape);
        }
        return loader.of(quantized.read(name), shape);
    }

    /// The same places with the adapter's matrices in theirs. B is stored times its scale.
    ///
    /// @throws TransformerException when the adapter does not fit the model
    List<NDArray> adapted(List<NDArray> base, PeftAdapter adapter) {
        var places = new ArrayList<>(base);
        var left = new LinkedHashMap<String, PeftAdapter.Pair>(adapter.pairs());
        for (int layer = 0; layer < config.layers(); layer++) {
            for (var projection : Projection.values()) {
                var pair = left.remove(projection.module(layer));
                if (pair != null) {
                    int at = place(layer, projection);
                    places.set(at + 2, matrixA(adapter, pair, projection));
                    places.set(at + 3, matrixB(adapter, pair, projection));
                }
            }
        }
        refuseRest(adapter, left);
        return places;
    }

    /// The same places with the adapter added to the weights. The weights that it replaces are closed.
    ///
    /// @throws TransformerException when the adapter does not fit the model
    List<NDArray> merged(List<NDArray> base, PeftAdapter adapter) {
        var places = adapted(base, adapter);
        for (int i = 0; i < config.layers() * Projection.values().length; i++) {
            int at = place(i / Projection.values().length, Projection.values()[i % Projection.values().length]);
            if (places.get(at + 2) != none) {
                var before = places.get(at);
                places.set(at, loader.merged(before, places.get(at + 2), places.get(at + 3)));
                before.close();
                places.set(at + 2, none);
                places.set(at + 3, none);
            }
        }
        return places;
    }

    /// Where the four places of a projection begin.
    static int place(int layer, Projection projection) {
        return HEAD + layer * PER_LAYER + NORMS + 4 * projection.ordinal();
    }

    private NDArray matrixA(PeftAdapter adapter, PeftAdapter.Pair pair, Projection projection) {
        fits(adapter, pair.a(), pair.a().shape().getLast(), projection.inputs(config));
        return loader.of(pair.a().toFloats(), pair.a().shapeArray());
    }

    private NDArray matrixB(PeftAdapter adapter, PeftAdapter.Pair pair, Projection projection) {
        fits(adapter, pair.b(), pair.b().shape().getFirst(), projection.outputs(config));
        var scaled = pair.b().toFloats();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= (float) pair.scale();
        }
        return loader.of(scaled, pair.b().shapeArray());
    }

    private static void fits(PeftAdapter adapter, StoredTensor tensor, long is, long wanted) {
        if (is != wanted) {
            throw new TransformerException("the adapter in " + adapter.folder() + " is for another model: "
                    + tensor.name() + " has the shape " + tensor.shape() + " where this model has " + wanted
                    + named(adapter));
        }
    }

    private static void refuseRest(PeftAdapter adapter, Map<String, PeftAdapter.Pair> left) {
        @Nullable
        String first = left.isEmpty() ? null : left.keySet().iterator().next();
        if (first != null) {
            throw new TransformerException("the adapter in " + adapter.folder() + " changes " + first
                    + ", which this model does not have" + named(adapter));
        }
    }

    private static String named(PeftAdapter adapter) {
        return adapter.base().isEmpty() ? "" : " (it was trained on " + adapter.base() + ")";
    }
}
