package dev.rlmworkbench.transformer.nf4;

import java.util.Arrays;

/// Scales of blocks that are quantised themselves, to 8 bits ("double quantisation"): a scale is a place in a table,
/// times the scale of its group of 256, plus an offset.
///
/// @param places one byte for each scale
/// @param table  256 values, ascending
/// @param groups scale of each begun group
/// @param offset mean of all scales
public record NestedScales(byte[] places, float[] table, float[] groups, float offset) {

    /// Scales that share one scale.
    public static final int GROUP = 256;

    private static final float[] TABLE = dynamicTable();

    /// bitsandbytes looks a value's place up by these many parts of [-1, 1], whose middle counts.
    private static final int PARTS = 65_535;

    private static final byte[] NEAREST = nearest();

    /// @param mean of the scales, as libtorch sums them
    public static NestedScales of(float[] scales, float mean) {
        var places = new byte[scales.length];
        var groups = new float[(scales.length + GROUP - 1) / GROUP];
        for (int group = 0; group < groups.length; group++) {
            int end = Math.min(scales.length, (group + 1) * GROUP);
            float largest = 0;
            for (int i = group * GROUP; i < end; i++) {
                largest = Math.max(largest, Math.abs(scales[i] - mean));
            }
            groups[group] = largest;
            if (largest > 0) {
                float inverse = 1 / largest;
                for (int i = group * GROUP; i < end; i++) {
                    float value = Math.clamp((scales[i] - mean) * inverse, -1f, 1f);
                    places[i] = NEAREST[(int) ((value + 1) * (PARTS / 2f) + 0.5f)];
                }
            }
        }
        return new NestedScales(places, TABLE, groups, mean);
    }

    /// A block's scale as it is used.
    public float at(int block) {
        return table[Byte.toUnsignedInt(places[block])] * groups[block / GROUP] + offset;
    }

    /// The signed dynamic map of bitsandbytes: for each power of ten from 1e-6 to 1 the middles of equal parts of
    /// (0.1, 1), twice as many at each, with both signs; then 0 and 1.
    private static float[] dynamicTable() {
        var table = new float[256];
        int count = 0;
        for (int power = 0; power < 7; power++) {
            int parts = 1 << power;
            float factor = (float) Math.pow(10, power - 6);
            for (int i = 0; i < parts; i++) {
                float middle = (edge(i, parts) + edge(i + 1, parts)) / 2;
                table[count++] = factor * middle;
                table[count++] = -factor * middle;
            }
        }
        table[count++] = 0;
        table[count] = 1;
        Arrays.sort(table);
        return table;
    }

    /// In 32 bits, rounded once, from the nearer end, as libtorch computes it, so that the last digits are the same.
    private static float edge(int i, int parts) {
        float step = (1f - 0.1f) / parts;
        return i < (parts + 1) / 2 ? Math.fma(step, i, 0.1f) : Math.fma(-step, parts - i, 1f);
    }

    private static byte[] nearest() {
        var nearest = new byte[PARTS + 1];
        int code = 0;
        for (int part = 0; part <= PARTS; part++) {
            double middle = part / (PARTS / 2.0) - 1;
            while (code < 255 && middle > ((double) TABLE[code] + TABLE[code + 1]) / 2) {
                code++;
            }
            nearest[part] = (byte) code;
        }
        return nearest;
    }
}
