package dev.rlmworkbench.training.pocket;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Weights before any training, by their names in a Hugging Face folder, row by row: random ones of sizes that
/// suit their
/// place, parts of which [StructuredInit] then replaces.
final class FirstWeights {

    private final PocketShape shape;
    private final Random random;
    private final Map<String, float[]> byName = new LinkedHashMap<>();

    FirstWeights(PocketShape shape, Random random) {
        this.shape = shape;
        this.random = random;
    }

    Map<String, float[]> byName() {
        return byName;
    }

    float[] get(String name) {
        return byName.get(name);
    }

    /// Such as `q_proj.weight`.
    float[] attention(int layer, String name) {
        return byName.get("model.layers." + layer + ".self_attn." + name);
    }

    /// @param tokenDims of the residual stream that say which token it is, the first ones
    void fill(int tokenDims) {
        int d = shape.hidden();
        for (var weight : shape.weights()) {
            var values = new float[weight.size()];
            if (weight.name().endsWith("norm.weight")) {
                Arrays.fill(values, 1);
            } else if (weight.name().contains("o_proj") || weight.name().contains("down_proj")) {
                fill(values, 0.4 / Math.sqrt(weight.shape()[1]) / Math.sqrt(2.0 * shape.layers()));
            } else if (weight.shape().length == 2) {
                fill(values, weight.isMatrix() ? 0.8 / Math.sqrt(d) : 0.02);
            }
            byName.put(weight.name(), values);
        }
        var embedding = get("model.embed_tokens.weight");
        for (int v = 0; v < shape.vocabulary(); v++) {
            for (int i = 0; i < tokenDims; i++) {
                embedding[v * d + i] = (float) random.nextGaussian();
            }
        }
    }

    /// Nothing goes through the head any more.
    void clearHead(int layer, int head) {
        int d = shape.hidden();
        var v = attention(layer, "v_proj.weight");
        var o = attention(layer, "o_proj.weight");
        for (int dim = head * shape.headDim(); dim < (head + 1) * shape.headDim(); dim++) {
            Arrays.fill(v, dim * d, (dim + 1) * d, 0);
            for (int row = 0; row < d; row++) {
                o[row * d + dim] = 0;
            }
        }
    }

    /// What the head's random weights make it look at counts a tenth.
    void weakenLook(int layer, int head) {
        int size = shape.headDim() * shape.hidden();
        for (var name : new String[] {"q_proj.weight", "k_proj.weight"}) {
            var matrix = attention(layer, name);
            for (int i = head * size; i < (head + 1) * size; i++) {
                matrix[i] *= 0.1f;
            }
        }
    }

    /// A projection that keeps distances about as they are.
    float[][] gaussian(int rows, int columns, double std) {
        var matrix = new float[rows][columns];
        for (var row : matrix) {
            fill(row, std);
        }
        return matrix;
    }

    private void fill(float[] values, double std) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (std * random.nextGaussian());
        }
    }
}
