package dev.rlmworkbench.transformer.nf4;

import dev.rlmworkbench.transformer.weights.FloatReader;
import dev.rlmworkbench.transformer.weights.NativeMemory;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/// NF4, the 4-bit number type of QLoRA as bitsandbytes stores it: blocks of 64 numbers, each block divided by its
/// largest magnitude, each number the nearest of 16 values, two numbers a byte with the first in the high half.
public final class Nf4 {

    /// Numbers that share one scale.
    public static final int BLOCK = 64;

    /// Quantiles of the normal distribution; the published table, since computing it again differs in the last digit.
    private static final float[] VALUES = {
        -1.0f,
        -0.6961928009986877f,
        -0.5250730514526367f,
        -0.39491748809814453f,
        -0.28444138169288635f,
        -0.18477343022823334f,
        -0.09105003625154495f,
        0.0f,
        0.07958029955625534f,
        0.16093020141124725f,
        0.24611230194568634f,
        0.33791524171829224f,
        0.44070982933044434f,
        0.5626170039176941f,
        0.7229568362236023f,
        1.0f
    };

    /// From which value on the next one is nearer: the middles. Above the last there is none.
    private static final float[] BOUNDS = bounds();

    /// The lowest code that a number in each of these parts of [-1, 1] can have; none holds more than one bound.
    private static final int PARTS = 4096;

    private static final byte[] LOWEST = lowest();

    /// Blocks that one thread quantises in one go.
    private static final int TOGETHER = 2048;

    private Nf4() {}

    /// @param packed (n + 1) / 2 bytes outside of Java's heap, where libtorch can read them too
    /// @param scales one for each begun block of 64
    public record Packed(ByteBuffer packed, float[] scales) {}

    public static Packed quantize(float[] weights) {
        return quantize(weights.length, (from, into, count) -> System.arraycopy(weights, from, into, 0, count));
    }

    /// On all cores.
    ///
    /// @param count of numbers
    public static Packed quantize(int count, FloatReader weights) {
        var scales = new float[(count + BLOCK - 1) / BLOCK];
        var packed = NativeMemory.allocate((count + 1) / 2);
        IntStream.range(0, (scales.length + TOGETHER - 1) / TOGETHER).parallel().forEach(part -> {
            int first = part * TOGETHER;
            int last = Math.min(scales.length, first + TOGETHER);
            var block = new float[BLOCK];
            for (int i = first; i < last; i++) {
                int length = Math.min(BLOCK, count - i * BLOCK);
                weights.read(i * BLOCK, block, length);
                scales[i] = quantizeBlock(block, length, packed, i * BLOCK / 2);
            }
        });
        return new Packed(packed, scales);
    }

    /// Where bitsandbytes divides by the scale of a last block that is not full, it multiplies the others by the
    /// inverse.
    private static float quantizeBlock(float[] block, int length, ByteBuffer packed, int at) {
        float largest = 0;
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, Math.abs(block[i]));
        }
        float divisor = Math.max(largest, 1e-38f);
        float inverse = 1 / divisor;
        for (int i = 0; i < length; i++) {
            block[i] = length == BLOCK ? block[i] * inverse : block[i] / divisor;
        }
        for (int i = 0; i < length; i += 2) {
            int low = i + 1 < length ? nearest(block[i + 1]) : nearest(0);
            packed.put(at + i / 2, (byte) (nearest(block[i]) << 4 | low));
        }
        return length == BLOCK ? largest : divisor;
    }

    static float value(int code) {
        return VALUES[code];
    }

    /// The two numbers of each of the 256 bytes, before they are scaled: 512 values.
    public static float[] pairs() {
        var pairs = new float[512];
        for (int i = 0; i < 256; i++) {
            pairs[2 * i] = VALUES[i >> 4];
            pairs[2 * i + 1] = VALUES[i & 15];
        }
        return pairs;
    }

    /// A value in the very middle goes down.
    private static int nearest(float value) {
        int code = LOWEST[(int) ((value + 1) * (PARTS / 2))];
        return value > BOUNDS[code] ? code + 1 : code;
    }

    private static float[] bounds() {
        var middles = new float[VALUES.length];
        for (int i = 0; i < middles.length - 1; i++) {
            middles[i] = (float) (((double) VALUES[i] + VALUES[i + 1]) / 2);
        }
        middles[VALUES.length - 1] = Float.POSITIVE_INFINITY;
        return middles;
    }

    private static byte[] lowest() {
        // one more for the largest value, and one for its rounding
        var lowest = new byte[PARTS + 2];
        byte code = 0;
        for (int part = 0; part < lowest.length; part++) {
            double edge = part * 2.0 / PARTS - 1 - 1e-5;
            while (edge > BOUNDS[code]) {
                code++;
            }
            lowest[part] = code;
        }
        return lowest;
    }
}
