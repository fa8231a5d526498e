package dev.rlmworkbench.transformer;

import ai.djl.ndarray.NDArray;
import dev.rlmworkbench.transformer.torch.TensorLoader;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Puts a folder's tensors in the order in which `torchscript/decoder.py` expects them.
public final class DecoderWeights {

    private final DecoderConfig config;
    private final WeightFiles files;
    private final BitsAndBytes quantized;
    private final TensorLoader loader;
    private final TensorLoader vectors;
    private final NDArray none;

    /// @param loader  of matrices
    /// @param vectors of norms and biases
    public DecoderWeights(DecoderConfig config, WeightFiles files, TensorLoader loader, TensorLoader vectors) {
        this.config = config;
        this.files = files;
        this.quantized = new BitsAndBytes(files);
        this.loader = loader;
        this.vectors = vectors;
        this.none = loader.none();
    }

    /// The model without an adapter.
    public List<NDArray> base() {
        var places = new ArrayList<>(Collections.nCopies(WeightLayout.size(config), none));
        for (var place : WeightLayout.places(config, files::has)) {
            places.set(place.index(), weight(place.name(), place.shapeArray()));
        }
        if (config.tied()) {
            places.set(WeightLayout.HEAD, places.get(WeightLayout.EMBEDDING));
        }
        places.set(WeightLayout.FREQUENCIES, loader.wide(RotaryFrequencies.of(config)));
        return places;
    }

    private NDArray weight(String name, long... shape) {
        var stored = files.tensor(name);
        if (!quantized.isQuantized(name)) {
            return (shape.length == 1 ? vectors : loader).load(stored, shape);
        }
        if (!Arrays.equals(quantized.shape(name), shape)) {
            throw TensorLoader.wrongShape(name, stored, quantized.shape(name), shape);
        }
        return loader.of(quantized.read(name), shape);
    }

    /// The same places with the adapter's matrices in theirs.
    ///
    /// @throws TransformerException when the adapter does not fit the model
    List<NDArray> adapted(List<NDArray> base, PeftAdapter adapter) {
        adapter.requireFits(config);
        var places = new ArrayList<>(base);
        for (int layer = 0; layer < config.layers(); layer++) {
            for (var projection : Projection.values()) {
                var pair = adapter.pairs().get(projection.module(layer));
                if (pair != null) {
                    int at = WeightLayout.projection(layer, projection);
                    places.set(
                            at + WeightLayout.LORA_A,
                            loader.of(pair.a().toFloats(), pair.a().shapeArray()));
                    places.set(
                            at + WeightLayout.LORA_B,
                            loader.of(pair.b().toFloats(), pair.b().shapeArray()));
                    places.set(at + WeightLayout.LORA_SCALE, loader.wide((float) pair.scale()));
                }
            }
        }
        return places;
    }

    /// The same places with the adapter added to the weights. The weights that it replaces are closed.
    ///
    /// @throws TransformerException when the adapter does not fit the model
    List<NDArray> merged(List<NDArray> base, PeftAdapter adapter) {
        var places = adapted(base, adapter);
        for (int layer = 0; layer < config.layers(); layer++) {
            for (var projection : Projection.values()) {
                int at = WeightLayout.projection(layer, projection);
                if (places.get(at + WeightLayout.LORA_A) != none) {
                    var before = places.get(at);
                    var lora = places.subList(at + WeightLayout.LORA_A, at + WeightLayout.LORA_SCALE + 1);
                    places.set(at, loader.merged(before, lora.get(0), lora.get(1), lora.get(2)));
                    before.close();
                    lora.replaceAll(_ -> none);
                }
            }
        }
        return places;
    }
}
