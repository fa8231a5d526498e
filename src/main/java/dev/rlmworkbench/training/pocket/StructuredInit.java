package dev.rlmworkbench.training.pocket;

import dev.rlmworkbench.transformer.chat.Tokenizer;
import java.util.Map;
import java.util.Random;

/// First values of the weights: random, but with attention heads that look back by fixed offsets, heads that continue
/// what was said before in the same words, and heads that look where the words of the question stand. All of it is
/// trained afterwards; from purely random values so small a training learns nothing (docs/pocket-model.md).
///
/// The residual stream is divided into what a token is, what the heads of the first layer report (a block each), and
/// what the later heads propose to say.
final class StructuredInit {

    private static final int OFFSETS = 4;
    private static final int BLOCK = 10;
    private static final int BAG = 16;
    private static final int OUT = 40;
    /// Rotary pairs that tell positions apart; the rest turn too slowly to matter within the window.
    private static final int FIRST_SLOW_PAIR = 6;

    private final PocketShape shape;
    private final int tokenDims;
    private final FirstWeights weights;
    /// What a token is, made small for a block [BLOCK][tokenDims], and for a bag of words [BAG][tokenDims].
    private final float[][] small;
    private final float[][] bag;
    private final float[][][] mixers;

    private StructuredInit(PocketShape shape, long seed) {
        this.shape = shape;
        this.weights = new FirstWeights(shape, new Random(seed));
        this.tokenDims = shape.hidden() - OFFSETS * BLOCK - 2 * BAG - OUT;
        this.small = weights.gaussian(BLOCK, tokenDims, 1 / Math.sqrt(tokenDims));
        this.bag = weights.gaussian(BAG, tokenDims, 1 / Math.sqrt(tokenDims));
        this.mixers = new float[4][][];
        for (int i = 0; i < mixers.length; i++) {
            mixers[i] = weights.gaussian(2 * BLOCK, BLOCK, 1 / Math.sqrt(2 * BLOCK));
        }
    }

    /// @param tokenizer to find the tokens that begin a search
    static Map<String, float[]> of(PocketShape shape, Tokenizer tokenizer, long seed) {
        var wiring = new StructuredInit(shape, seed);
        wiring.weights.fill(wiring.tokenDims);
        wiring.firstLayer();
        wiring.secondLayer(tokenizer);
        return wiring.weights.byName();
    }

    /// Offset heads 0 to 3, a bag of the last few words, and one of the last question.
    private void firstLayer() {
        for (int head = 0; head < OFFSETS; head++) {
            lookBack(head, head + 1, 0, 5, 8);
            passOn(head, small, block(head + 1), 0.7);
        }
        lookBack(OFFSETS, 5, 1, 5, 4);
        passOn(OFFSETS, bag, bagOf(0), 2);
        lookBack(OFFSETS + 1, 16, 2, 7, 4.5);
        passOn(OFFSETS + 1, bag, bagOf(1), 3);
    }

    /// Two heads that continue repeated text, one that begins to copy the question into a search, two that look for the
    /// question's words.
    private void secondLayer(Tokenizer tokenizer) {
        match(0, Math.sqrt(5), new int[] {0, 1}, new int[] {1, 2});
        match(1, Math.sqrt(3.3), new int[] {0, 1, 2}, new int[] {1, 2, 3});
        jumpToQuestion(2, tokenizer);
        matchBags(3, 1.6);
        matchBags(4, 1.0);
        copyOut(0, 0);
        copyOut(1, 0);
        copyOut(2, 1);
        copyOut(3, 1);
        copyOut(4, 1);
    }

    private int block(int offset) {
        return tokenDims + (offset - 1) * BLOCK;
    }

    private int bagOf(int which) {
        return tokenDims + OFFSETS * BLOCK + which * BAG;
    }

    private int out() {
        return shape.hidden() - OUT;
    }

    /// A head that sees mostly the token `offset` before, by rotary pairs alone.
    private void lookBack(int head, double offset, int firstPair, int endPair, double strength) {
        int half = shape.headDim() / 2;
        int at = head * shape.headDim();
        weights.weakenLook(0, head);
        for (int pair = firstPair; pair < endPair; pair++) {
            double angle = offset * Math.pow(shape.ropeTheta(), -2.0 * pair / shape.headDim());
            weights.attention(0, "k_proj.bias")[at + pair] = (float) strength;
            weights.attention(0, "q_proj.bias")[at + pair] = (float) (strength * Math.cos(angle));
            weights.attention(0, "q_proj.bias")[at + pair + half] = (float) (-strength * Math.sin(angle));
        }
    }

    /// What the head sees goes, made small, into a block of the residual stream.
    private void passOn(int head, float[][] small, int target, double scale) {
        var v = weights.attention(0, "v_proj.weight");
        var o = weights.attention(0, "o_proj.weight");
        weights.clearHead(0, head);
        for (int r = 0; r < small.length; r++) {
            int dim = head * shape.headDim() + r;
            System.arraycopy(small[r], 0, v, dim * shape.hidden(), tokenDims);
            o[(target + r) * shape.hidden() + dim] = (float) scale;
        }
    }

    /// The i-th of the head's dimensions that do not depend on positions.
    private int slow(int head, int i) {
        int half = shape.headDim() / 2;
        int pairs = half - FIRST_SLOW_PAIR;
        return head * shape.headDim() + (i < pairs ? FIRST_SLOW_PAIR + i : half + FIRST_SLOW_PAIR + i - pairs);
    }

    /// A head that looks where the tokens at `there` before a position are those at `here` before this one; 0 is the
    /// token itself.
    private void match(int head, double strength, int[] here, int[] there) {
        weights.weakenLook(1, head);
        for (int gram = 0; gram < here.length; gram++) {
            addReader(weights.attention(1, "q_proj.weight"), head, mixers[gram], here[gram], strength);
            addReader(weights.attention(1, "k_proj.weight"), head, mixers[gram], there[gram], strength);
        }
    }

    /// Adds `mixer x (the token at this offset, made small)` to the head's slow dimensions.
    private void addReader(float[] matrix, int head, float[][] mixer, int offset, double strength) {
        int d = shape.hidden();
        for (int i = 0; i < 2 * BLOCK; i++) {
            int row = slow(head, i) * d;
            for (int r = 0; r < BLOCK; r++) {
                double weight = strength * mixer[i][r];
                if (offset > 0) {
                    matrix[row + block(offset) + r] += (float) weight;
                } else {
                    for (int t = 0; t < tokenDims; t++) {
                        matrix[row + t] += (float) (weight * small[r][t]);
                    }
                }
            }
        }
    }

    /// From `search("` to what stands behind `Question: `.
    private void jumpToQuestion(int head, Tokenizer tokenizer) {
        weights.weakenLook(1, head);
        long trigger = last(tokenizer.encode("search"));
        var colon = smallOf(last(tokenizer.encode("Question:")));
        var word = smallOf(tokenizer.encode("Question")[0]);
        double strength = Math.sqrt(5);
        var target = new double[2 * BLOCK];
        for (int i = 0; i < 2 * BLOCK; i++) {
            for (int r = 0; r < BLOCK; r++) {
                target[i] += mixers[0][i][r] * colon[r] + mixers[1][i][r] * word[r];
            }
        }
        var before = smallOf(trigger);
        double norm = 0;
        for (double x : before) {
            norm += x * x;
        }
        var q = weights.attention(1, "q_proj.weight");
        for (int i = 0; i < 2 * BLOCK; i++) {
            for (int r = 0; r < BLOCK; r++) {
                q[slow(head, i) * shape.hidden() + block(1) + r] +=
                        (float) (1.3 * strength * target[i] * before[r] / norm);
            }
        }
        addReader(weights.attention(1, "k_proj.weight"), head, mixers[0], 2, strength);
        addReader(weights.attention(1, "k_proj.weight"), head, mixers[1], 3, strength);
    }

    /// A token as the offset heads report it.
    private double[] smallOf(long token) {
        var embedding = weights.get("model.embed_tokens.weight");
        var result = new double[BLOCK];
        for (int r = 0; r < BLOCK; r++) {
            for (int t = 0; t < tokenDims; t++) {
                result[r] += small[r][t] * embedding[(int) token * shape.hidden() + t];
            }
        }
        return result;
    }

    private static long last(long[] ids) {
        return ids[ids.length - 1];
    }

    /// A head that looks where the words before a position are those of the question.
    private void matchBags(int head, double strength) {
        weights.weakenLook(1, head);
        int d = shape.hidden();
        for (int r = 0; r < BAG; r++) {
            weights.attention(1, "q_proj.weight")[slow(head, r) * d + bagOf(1) + r] += (float) strength;
            weights.attention(1, "k_proj.weight")[slow(head, r) * d + bagOf(0) + r] += (float) strength;
        }
    }

    /// What the head sees is proposed as the next token.
    private void copyOut(int head, int half) {
        int d = shape.hidden();
        int dims = OUT / 2;
        var v = weights.attention(1, "v_proj.weight");
        var o = weights.attention(1, "o_proj.weight");
        weights.clearHead(1, head);
        var readers = outReaders(half);
        for (int r = 0; r < dims; r++) {
            int dim = head * shape.headDim() + r;
            System.arraycopy(readers[r], 0, v, dim * d, tokenDims);
            o[(out() + half * dims + r) * d + dim] = 1.5f;
        }
        var embedding = weights.get("model.embed_tokens.weight");
        var lm = weights.get("lm_head.weight");
        for (int token = 0; token < shape.vocabulary(); token++) {
            for (int r = 0; r < dims; r++) {
                double sum = 0;
                for (int t = 0; t < tokenDims; t++) {
                    sum += readers[r][t] * embedding[token * d + t];
                }
                lm[token * d + out() + half * dims + r] = (float) (0.1 * sum);
            }
        }
    }

    /// The same for every head that proposes into this half.
    private float[][] outReaders(int half) {
        var fixed = new Random(1000 + half);
        var readers = new float[OUT / 2][tokenDims];
        for (var row : readers) {
            for (int t = 0; t < tokenDims; t++) {
                row[t] = (float) (fixed.nextGaussian() / Math.sqrt(tokenDims));
            }
        }
        return readers;
    }
}
