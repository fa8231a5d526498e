package dev.rlmworkbench.transformer.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.Projection;
import dev.rlmworkbench.transformer.WeightLayout;
import dev.rlmworkbench.transformer.nf4.Nf4Weight;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TorchScript;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Room for the matrices of one layer at a time, where they are unpacked from 4 bits before the layer is run. The same
/// arrays stand in the lists of all layers.
final class UnpackedLayer {

    private static final int NONE = -1;

    private final Precision precision;
    private final Map<Integer, Nf4Weight> packed;
    private final Map<Projection, Room> rooms = new EnumMap<>(Projection.class);
    private int filled = NONE;

    private record Room(NDArray array, ByteBuffer memory) {}

    /// @param packed by their places in the whole list
    UnpackedLayer(NDManager manager, DecoderConfig config, Precision precision, Map<Integer, Nf4Weight> packed) {
        this.precision = precision;
        this.packed = packed;
        try (var numbers = TorchScript.load(manager, "numbers", Map.of())) {
            for (var projection : Projection.values()) {
                var zeros = manager.zeros(new Shape(projection.outputs(config), projection.inputs(config)));
                var array = zeros;
                if (precision == Precision.BFLOAT16) {
                    array = numbers.call(manager, "to_bf16", zeros).singletonOrThrow();
                    zeros.close();
                }
                rooms.put(projection, new Room(array, ((PtNDArray) array).toByteBuffer(true)));
            }
        }
    }

    /// A layer's list with this room in the places of the matrices that are packed.
    ///
    /// @param none stands where there is nothing
    List<NDArray> in(List<NDArray> weights, int layer, NDArray none) {
        var unpacked = new ArrayList<>(weights);
        for (var projection : Projection.values()) {
            int at = WeightLayout.inLayer(projection);
            if (packed.containsKey(WeightLayout.layer(layer) + at)) {
                unpacked.set(at, room(projection).array());
                unpacked.set(at + WeightLayout.NF4_SCALES, none);
            }
        }
        return unpacked;
    }

    /// Unpacks a layer's matrices, unless they are here already.
    void fill(int layer) {
        if (layer == filled) {
            return;
        }
        for (var projection : Projection.values()) {
            var weight = packed.get(WeightLayout.layer(layer) + WeightLayout.inLayer(projection));
            if (weight != null) {
                var memory = room(projection).memory();
                switch (precision) {
                    case FLOAT32 -> weight.unpackToFloats(memory);
                    case BFLOAT16 -> weight.unpackToBf16(memory);
                }
            }
        }
        filled = layer;
    }

    private Room room(Projection projection) {
        return java.util.Objects.requireNonNull(rooms.get(projection));
    }
}
