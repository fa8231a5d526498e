package dev.rlmworkbench.transformer.generate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Draws the tokens of one answer. With the same seed and the same logits it draws the same.
final class Sampler {

    /// Candidates that are looked at beyond greedy: what lies behind them has practically no probability.
    private static final int MAX_CANDIDATES = 1000;

    private final SamplingOptions options;
    private final SplittableRandom random;
    private final Set<Integer> seen = new HashSet<>();

    /// @param prompt tokens that the repetition penalty is to hold against
    Sampler(SamplingOptions options, long[] prompt) {
        this.options = options;
        this.random = new SplittableRandom(options.seed());
        if (options.repetitionPenalty() != 1) {
            for (long id : prompt) {
                seen.add((int) id);
            }
        }
    }

    /// @param logits of the whole vocabulary; may be changed
    int next(float[] logits) {
        penalize(logits);
        int chosen = options.temperature() == 0 ? likeliest(logits) : drawn(logits);
        if (options.repetitionPenalty() != 1) {
            seen.add(chosen);
        }
        return chosen;
    }

    private void penalize(float[] logits) {
        for (int id : seen) {
            float penalty = (float) options.repetitionPenalty();
            logits[id] = logits[id] > 0 ? logits[id] / penalty : logits[id] * penalty;
        }
    }

    private static int likeliest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private int drawn(float[] logits) {
        var candidates = candidates(logits);
        var weights = new double[candidates.length];
        double all = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp((logits[candidates[i]] - logits[candidates[0]]) / options.temperature());
            all += weights[i];
        }
        int kept = 0;
        double sum = 0;
        while (kept < weights.length
                && (kept == 0 || sum < options.topP() * all)
                && (weights[kept] >= options.minP() * weights[0])) {
            sum += weights[kept++];
        }
        double point = random.nextDouble() * sum;
        for (int i = 0; i < kept; i++) {
            point -= weights[i];
            if (point < 0) {
                return candidates[i];
            }
        }
        return candidates[kept - 1];
    }

    /// The likeliest tokens, the likeliest first.
    private int[] candidates(float[] logits) {
        int most = options.topK() > 0 ? Math.min(options.topK(), MAX_CANDIDATES) : MAX_CANDIDATES;
        float bound = Float.NEGATIVE_INFINITY;
        if (logits.length > most) {
            var sorted = logits.clone();
            Arrays.sort(sorted);
            bound = sorted[logits.length - most];
        }
        float atLeast = bound;
        return IntStream.range(0, logits.length)
                .filter(i -> logits[i] >= atLeast)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -logits[i]).thenComparing(i -> i))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
