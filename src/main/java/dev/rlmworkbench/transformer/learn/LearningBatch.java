package dev.rlmworkbench.transformer.learn;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Texts side by side and which of their tokens are learned.
///
/// @param rows       texts, padded on the right to the same width
/// @param ids        rows x width tokens
/// @param places     indexes into `ids` whose next token is learned, each once
/// @param targets    those next tokens
/// @param importance of each in the loss that is made smaller, which is their sum
public record LearningBatch(int rows, int width, long[] ids, long[] places, long[] targets, float[] importance) {

    public LearningBatch {
        if (rows < 1 || ids.length != rows * width) {
            throw new IllegalArgumentException(ids.length + " tokens are not " + rows + " rows of " + width);
        }
        if (places.length != targets.length || places.length != importance.length) {
            throw new IllegalArgumentException(places.length + " places, " + targets.length + " targets and "
                    + importance.length + " importances do not belong together");
        }
    }

    /// One text.
    ///
    /// @param learned    of each token, whether it is to be said; the first one never is, as nothing precedes it
    /// @param importance of each learned token
    public static LearningBatch of(long[] ids, boolean[] learned, double importance) {
        if (ids.length != learned.length) {
            throw new IllegalArgumentException(
                    ids.length + " tokens with a mask for " + learned.length + " do not belong together");
        }
        var places = IntStream.range(1, ids.length)
                .filter(i -> learned[i])
                .mapToLong(i -> i - 1)
                .toArray();
        // Nothing behind the last learned token takes part in the loss.
        int width = places.length == 0 ? ids.length : (int) places[places.length - 1] + 1;
        var targets = Arrays.stream(places).map(place -> ids[(int) place + 1]).toArray();
        var weights = new float[places.length];
        Arrays.fill(weights, (float) importance);
        return new LearningBatch(1, width, Arrays.copyOf(ids, width), places, targets, weights);
    }
}
