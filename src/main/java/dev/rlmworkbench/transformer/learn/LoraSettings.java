package dev.rlmworkbench.transformer.learn;

import dev.rlmworkbench.transformer.Projection;
import java.util.EnumSet;
import java.util.Set;

/// A LoRA adapter that begins to learn: W + scale B A, with B zero and A random, as PEFT begins
/// ([LoRA](https://arxiv.org/abs/2106.09685)).
///
/// @param rank    of the two matrices, at least 1
/// @param alpha   numerator of the scale, which is alpha / rank
/// @param dropout share of A's inputs that are zeroed in training, 0 to below 1
/// @param targets projections that get an adapter in every layer, at least one
/// @param rsLora  whether the scale is alpha / sqrt(rank) ([rsLoRA](https://arxiv.org/abs/2312.03732))
/// @param seed    of A's first values
public record LoraSettings(int rank, double alpha, double dropout, Set<Projection> targets, boolean rsLora, long seed) {

    public LoraSettings {
        if (rank < 1) {
            throw new IllegalArgumentException("the rank of an adapter must be at least 1, not " + rank);
        }
        if (!(alpha > 0) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException("alpha of an adapter must be above 0, not " + alpha);
        }
        requireDropout(dropout);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("an adapter must have at least one target, such as q_proj");
        }
        targets = Set.copyOf(targets);
    }

    /// All seven projections.
    public static LoraSettings all(int rank, double alpha, double dropout, long seed) {
        return new LoraSettings(rank, alpha, dropout, EnumSet.allOf(Projection.class), false, seed);
    }

    public double scale() {
        return rsLora ? alpha / Math.sqrt(rank) : alpha / rank;
    }

    static void requireDropout(double dropout) {
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be at least 0 and below 1, not " + dropout);
        }
    }
}
