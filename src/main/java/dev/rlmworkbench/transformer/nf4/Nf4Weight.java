package dev.rlmworkbench.transformer.nf4;

import dev.rlmworkbench.transformer.weights.NativeMemory;
import dev.rlmworkbench.transformer.weights.StoredTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A matrix in NF4, as it stays in memory.
///
/// @param rows   outputs
/// @param inputs numbers of a row
/// @param packed all its numbers, see [Nf4]; outside of Java's heap
/// @param scales of its blocks of 64
public record Nf4Weight(int rows, int inputs, ByteBuffer packed, Scales scales) {

    /// Blocks that one thread unpacks in one go.
    private static final int TOGETHER = 4096;

    /// Scales of blocks, as they are or quantised themselves.
    public sealed interface Scales {

        float at(int block);

        record Plain(float[] values) implements Scales {
            @Override
            public float at(int block) {
                return values[block];
            }
        }

        record Nested(NestedScales nested) implements Scales {
            @Override
            public float at(int block) {
                return nested.at(block);
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

    public int numbers() {
        return rows * inputs;
    }

    /// Writes its numbers, row by row, on all cores: on CPUs many times as fast as libtorch's operations can.
    ///
    /// @param target 4 bytes a number, in the machine's order
    public void unpackToFloats(ByteBuffer target) {
        target.order(ByteOrder.nativeOrder());
        eachPart(block -> {
            float scale = scales.at(block);
            int from = block * Nf4.BLOCK;
            int to = Math.min(numbers(), from + Nf4.BLOCK);
            for (int i = from; i < to; i++) {
                target.putFloat(4 * i, Nf4.value(code(i)) * scale);
            }
        });
    }

    /// Writes its numbers, row by row and rounded to bf16, on all cores.
    ///
    /// @param target 2 bytes a number, in the machine's order
    public void unpackToBf16(ByteBuffer target) {
        target.order(ByteOrder.LITTLE_ENDIAN);
        IntStream.range(0, parts()).parallel().forEach(part -> {
            // the bf16 number of each code, for the first and for the second of two numbers
            var first = new int[16];
            var second = new int[16];
            int last = Math.min(blocks(), (part + 1) * TOGETHER);
            for (int block = part * TOGETHER; block < last; block++) {
                float scale = scales.at(block);
                for (int code = 0; code < 16; code++) {
                    first[code] = bf16(Nf4.value(code) * scale);
                    second[code] = first[code] << 16;
                }
                int from = block * Nf4.BLOCK / 2;
                int to = Math.min(numbers() / 2, from + Nf4.BLOCK / 2);
                for (int i = from; i < to; i++) {
                    int two = packed.get(i);
                    target.putInt(4 * i, first[two >>> 4 & 15] | second[two & 15]);
                }
            }
        });
        int rest = numbers() - 1;
        if (rest % 2 == 0) {
            target.putShort(2 * rest, (short) bf16(Nf4.value(code(rest)) * scales.at(rest / Nf4.BLOCK)));
        }
    }

    /// Its numbers, row by row.
    public float[] unpacked() {
        var values = new float[numbers()];
        var memory = NativeMemory.allocate(4 * values.length);
        unpackToFloats(memory);
        memory.asFloatBuffer().get(values);
        return values;
    }

    private interface Block {
        void unpack(int block);
    }

    private void eachPart(Block work) {
        IntStream.range(0, parts()).parallel().forEach(part -> {
            int last = Math.min(blocks(), (part + 1) * TOGETHER);
            for (int block = part * TOGETHER; block < last; block++) {
                work.unpack(block);
            }
        });
    }

    private int code(int i) {
        int two = packed.get(i / 2);
        return i % 2 == 0 ? two >> 4 & 15 : two & 15;
    }

    private int blocks() {
        return (numbers() + Nf4.BLOCK - 1) / Nf4.BLOCK;
    }

    private int parts() {
        return (blocks() + TOGETHER - 1) / TOGETHER;
    }

    /// To the nearest, ties to even.
    private static int bf16(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits + 0x7fff + (bits >>> 16 & 1) >>> 16;
    }
}
