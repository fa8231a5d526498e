package dev.rlmworkbench.transformer;

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

    /// From which value on the next one is nearer: the middles.
    private static final float[] BOUNDS = bounds();

    private Nf4() {}

    /// A block's scales, and its numbers in half bytes.
    ///
    /// @param packed (n + 1) / 2 bytes
    /// @param scales one for each begun block of 64
    public record Packed(byte[] packed, float[] scales) {}

    public static Packed quantize(float[] weights) {
        var scales = new float[(weights.length + BLOCK - 1) / BLOCK];
        var packed = new byte[(weights.length + 1) / 2];
        for (int block = 0; block < scales.length; block++) {
            int end = Math.min(weights.length, (block + 1) * BLOCK);
            float largest = 0;
            for (int i = block * BLOCK; i < end; i++) {
                largest = Math.max(largest, Math.abs(weights[i]));
            }
            scales[block] = largest;
            float inverse = 1 / Math.max(largest, 1e-38f);
            for (int i = block * BLOCK; i < end; i++) {
                int code = nearest(weights[i] * inverse);
                packed[i / 2] |= (byte) (i % 2 == 0 ? code << 4 : code);
            }
        }
        return new Packed(packed, scales);
    }

    /// @param count  of numbers
    /// @param scales of each block of so many numbers as `block` says
    public static float[] dequantize(byte[] packed, float[] scales, int block, int count) {
        var weights = new float[count];
        for (int i = 0; i < count; i++) {
            int code = i % 2 == 0 ? packed[i / 2] >> 4 & 15 : packed[i / 2] & 15;
            weights[i] = VALUES[code] * scales[i / block];
        }
        return weights;
    }

    /// Scales that are quantised themselves ("double quantisation"): 8-bit places in a table, in blocks with a scale.
    ///
    /// @param table  256 values
    /// @param scales of each block of `block` places
    /// @param offset added to each
    public static float[] restoreScales(byte[] places, float[] table, float[] scales, int block, float offset) {
        var restored = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            restored[i] = table[Byte.toUnsignedInt(places[i])] * scales[i / block] + offset;
        }
        return restored;
    }

    private static int nearest(float value) {
        int code = 0;
        // A value in the very middle goes down.
        while (code < BOUNDS.length && value > BOUNDS[code]) {
            code++;
        }
        return code;
    }

    private static float[] bounds() {
        var middles = new float[VALUES.length - 1];
        for (int i = 0; i < middles.length; i++) {
            middles[i] = (float) (((double) VALUES[i] + VALUES[i + 1]) / 2);
        }
        return middles;
    }
}
