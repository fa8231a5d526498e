package dev.rlmworkbench.transformer;

import ai.djl.ndarray.NDArray;
import dev.rlmworkbench.transformer.nf4.BitsAndBytes;
import dev.rlmworkbench.transformer.nf4.Nf4;
import dev.rlmworkbench.transformer.nf4.Nf4Weight;
import dev.rlmworkbench.transformer.torch.TensorLoader;
import dev.rlmworkbench.transformer.weights.StoredTensor;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts a folder's tensors in the order in which `torchscript/decoder.py` expects them.
public final class DecoderWeights {

    private final DecoderConfig config;
    private final WeightFiles files;
    private final BitsAndBytes quantized;
    private final TensorLoader loader;
    private final TensorLoader vectors;
    private final Packing packing;
    private final NDArray none;
    private final Map<Integer, Nf4Weight> packed = new HashMap<>();
    private @Nullable NDArray tables;
    private float[] tableNumbers = {};

    /// In what form projections stand in the list.
    public enum Packing {
        /// As numbers, those that are stored in 4 bits too.
        NUMBERS,
        /// Those that are stored in 4 bits stay so, and are unpacked at each use.
        AS_STORED,
        /// All in 4 bits; those that are stored otherwise are quantised.
        NF4
    }

    /// @param loader  of matrices
    /// @param vectors of norms and biases
    public DecoderWeights(
            DecoderConfig config, WeightFiles files, TensorLoader loader, TensorLoader vectors, Packing packing) {
        this.config = config;
        this.packing = packing;
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
            put(place, places);
        }
        if (config.tied()) {
            places.set(WeightLayout.HEAD, places.get(WeightLayout.EMBEDDING));
        }
        places.set(WeightLayout.FREQUENCIES, loader.wide(RotaryFrequencies.of(config)));
        return places;
    }

    /// Matrices of the list that [#base] made which stand in it in 4 bits, by their places.
    public Map<Integer, Nf4Weight> packed() {
        return packed;
    }

    private void put(WeightLayout.Place place, List<NDArray> places) {
        var stored = files.tensor(place.name());
        var shape = place.shapeArray();
        if (!quantized.isQuantized(place.name())) {
            if (packing == Packing.NF4 && place.isProjection()) {
                requireShape(stored, stored.shapeArray(), shape);
                put(place.index(), Nf4Weight.of(stored, loader::mean), places);
            } else {
                places.set(place.index(), (shape.length == 1 ? vectors : loader).load(stored, shape));
            }
            return;
        }
        var weight = quantized.read(place.name());
        requireShape(stored, new long[] {weight.rows(), weight.inputs()}, shape);
        if (packing == Packing.NUMBERS) {
            places.set(place.index(), loader.of(weight.unpacked(), shape));
        } else {
            put(place.index(), weight, places);
        }
    }

    private static void requireShape(StoredTensor stored, long[] is, long[] wanted) {
        if (!Arrays.equals(is, wanted)) {
            throw TensorLoader.wrongShape(stored.name(), stored, is, wanted);
        }
    }

    /// See `torchscript/nf4.py`.
    private void put(int at, Nf4Weight weight, List<NDArray> places) {
        packed.put(at, weight);
        places.set(at, loader.bytes(weight.packed()));
        switch (weight.scales()) {
            case Nf4Weight.Scales.Plain plain -> {
                places.set(at + WeightLayout.NF4_SCALES, loader.wide(plain.values()));
                places.set(at + WeightLayout.NF4_TABLES, tables(new float[0]));
            }
            case Nf4Weight.Scales.Nested(var nested) -> {
                places.set(at + WeightLayout.NF4_SCALES, loader.bytes(ByteBuffer.wrap(nested.places())));
                places.set(
                        at + WeightLayout.NF4_NESTED,
                        loader.wide(joined(new float[] {nested.offset()}, nested.groups())));
                places.set(at + WeightLayout.NF4_TABLES, tables(nested.table()));
            }
        }
    }

    /// The same ones for all weights, as a rule.
    private NDArray tables(float[] ofScales) {
        var all = joined(Nf4.pairs(), ofScales);
        if (tables == null || !Arrays.equals(all, tableNumbers)) {
            tables = loader.wide(all);
            tableNumbers = all;
        }
        return tables;
    }

    private static float[] joined(float[] first, float[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
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

    /// The same places with the adapter added to the weights, which must not be packed. Those that it replaces are
    /// closed.
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
