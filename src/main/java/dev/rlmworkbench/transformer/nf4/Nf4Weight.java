package dev.rlmworkbench.transformer.nf4;

import dev.rlmworkbench.transformer.weights.StoredTensor;
import java.util.function.ToDoubleFunction;

/// A matrix in NF4, as it stays in memory.
///
/// @param rows   outputs
/// @param inputs numbers of a row
/// @param packed all its numbers, see [Nf4]
/// @param scales of its blocks of 64
public record Nf4Weight(int rows, int inputs, byte[] packed, Scales scales) {

    /// Scales of blocks, as they are or quantised themselves.
    public sealed interface Scales {

        float[] values();

        record Plain(float[] values) implements Scales {}

        record Nested(NestedScales nested) implements Scales {
            @Override
            public float[] values() {
                return nested.restored();
            }
        }
    }

    /// Quantises a matrix, its scales too.
    ///
    /// @param mean of numbers, as libtorch sums them
    public static Nf4Weight of(StoredTensor stored, ToDoubleFunction<float[]> mean) {
        var packed = stored.reading(data -> Nf4.quantize(Math.toIntExact(stored.numbers()), stored.reader(data)));
        var nested = NestedScales.of(packed.scales(), (float) mean.applyAsDouble(packed.scales()));
        return new Nf4Weight(
                stored.shape().getFirst().intValue(),
                stored.shape().getLast().intValue(),
                packed.packed(),
                new Scales.Nested(nested));
    }

    /// Its numbers, row by row.
    public float[] unpacked() {
        return Nf4.dequantize(packed, scales.values(), rows * inputs);
    }
}
