package dev.rlmworkbench.transformer.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.rlmworkbench.transformer.WeightLayout;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One batch on its way through the layers and back.
final class LearningPass {

    private final LearningLayers model;
    private final NDManager step;
    private final LearningBatch batch;
    private final double dropped;
    private final long seed;
    private final long keptBytes;
    private final NDArray ids;
    private final NDArray places;
    private final NDArray targets;

    /// @param step      owns all that is made on the way
    /// @param dropped   share of dropout, 0 to below 1
    /// @param seed      of the dropout
    /// @param keptBytes that layers may keep until the way back
    LearningPass(LearningLayers model, NDManager step, LearningBatch batch, double dropped, long seed, long keptBytes) {
        this.model = model;
        this.step = step;
        this.keptBytes = keptBytes;
        this.batch = batch;
        this.dropped = dropped;
        this.seed = seed;
        this.ids = step.create(batch.ids(), new Shape(batch.rows(), batch.width()));
        this.places = step.create(batch.places());
        this.targets = step.create(batch.targets());
    }

    /// The loss only.
    TokenLoss there() {
        var x = embedded();
        for (int i = 0; i < model.layers(); i++) {
            var made = run(i, x);
            x.close();
            x = made.removeFirst();
            made.close();
        }
        var losses = call(
                        "losses", x, model.head(WeightLayout.LAST_NORM), model.head(WeightLayout.HEAD), places, targets)
                .singletonOrThrow();
        return sum(losses.toFloatArray());
    }

    /// Adds gradients.
    TokenLoss thereAndBack() {
        var inputs = new ArrayList<NDArray>();
        var kept = new ArrayList<@Nullable NDList>();
        var x = embedded();
        for (int i = 0; i < model.layers(); i++) {
            var made = run(i, x);
            inputs.add(x);
            x = made.removeFirst();
            boolean keep = (i + 1) * LearningDecoder.keptBytes(model.config(), model.precision(), batch.ids().length)
                    <= keptBytes;
            kept.add(keep ? made : null);
            if (!keep) {
                made.close();
            }
        }
        var scored = call(
                "losses_and_gradient",
                x,
                model.head(WeightLayout.LAST_NORM),
                model.head(WeightLayout.HEAD),
                places,
                targets,
                step.create(batch.importance()),
                model.headGradient(WeightLayout.LAST_NORM),
                model.headGradient(WeightLayout.HEAD));
        x.close();
        var g = scored.get(1);
        for (int i = model.layers() - 1; i >= 0; i--) {
            g = back(i, g, inputs.get(i), kept.get(i));
        }
        if (model.headGradient(WeightLayout.EMBEDDING).size() > 0) {
            call("embed_gradient", g, ids, model.headGradient(WeightLayout.EMBEDDING))
                    .close();
        }
        return sum(scored.getFirst().toFloatArray());
    }

    private NDArray embedded() {
        return call("embed", ids, model.head(WeightLayout.EMBEDDING)).singletonOrThrow();
    }

    private NDList run(int layer, NDArray x) {
        return call("run", x, model.weights(layer), model.head(WeightLayout.FREQUENCIES), dropped, seedOf(layer));
    }

    private NDArray back(int layer, NDArray g, NDArray x, @Nullable NDList kept) {
        NDList needed = kept;
        if (needed == null) {
            needed = run(layer, x);
            needed.removeFirst().close();
        }
        var before = call(
                        "gradient",
                        g,
                        x,
                        needed,
                        model.weights(layer),
                        model.gradients(layer),
                        model.head(WeightLayout.FREQUENCIES),
                        dropped,
                        seedOf(layer))
                .singletonOrThrow();
        needed.close();
        x.close();
        g.close();
        return before;
    }

    private NDList call(String method, Object... arguments) {
        return model.script().call(step, method, arguments);
    }

    /// Another one for each layer, which draws from it on the way there and again on the way back.
    private long seedOf(int layer) {
        return new SplittableRandom(seed * 1_000_003 + layer).nextLong(Integer.MAX_VALUE - WeightLayout.PER_LAYER);
    }

    /// @param scored of each token two numbers: its loss, and how far it is from the likeliest
    private TokenLoss sum(float[] scored) {
        double sum = 0;
        double weighted = 0;
        int right = 0;
        int tokens = scored.length / 2;
        for (int i = 0; i < tokens; i++) {
            float loss = scored[2 * i];
            sum += loss;
            weighted += (double) loss * batch.importance()[i];
            right += scored[2 * i + 1] == 0 ? 1 : 0;
        }
        return new TokenLoss(sum, weighted, tokens, right);
    }
}
