package dev.rlmworkbench.transformer.learn;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.WeightLayout;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TensorList;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.torch.TorchFailure;
import dev.rlmworkbench.transformer.torch.TorchScript;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A decoder whose adapter or whose weights learn. The code is `torchscript/learning.py`: layer by layer forward, then
/// from the last layer back. Of a layer its input is kept and, as far as [#keep] allows, the results of its matrix
/// products; the other layers are run a second time on the way back. One thread at a time.
public final class LearningDecoder implements AutoCloseable {

    /// Bytes for what layers keep until the way back.
    public static final long KEPT_BYTES = 1_000_000_000;

    /// Logits that are there at once, beside those of one token, in the type of products.
    public static final long LOGITS = 16_000_000;

    private final DecoderConfig config;
    private final Precision precision;
    private final double dropout;
    private final NDManager manager;
    private final TorchScript script;
    private final List<NDArray> head;
    private final List<NDArray> headGradients;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Parameter> parameters;
    private final @Nullable UnpackedLayer unpacked;
    private long keptBytes = KEPT_BYTES;

    private record Layer(TensorList weights, TensorList gradients) {}

    private LearningDecoder(
            DecoderConfig config,
            Precision precision,
            NDManager manager,
            TorchScript script,
            LearningWeights weights,
            double dropout) {
        this.dropout = dropout;
        this.config = config;
        this.precision = precision;
        this.manager = manager;
        this.script = script;
        this.head = weights.places().subList(0, WeightLayout.layer(0));
        this.headGradients = weights.gradients().subList(0, WeightLayout.layer(0));
        // On other devices `torchscript/nf4.py` unpacks at each use.
        this.unpacked = weights.packed().isEmpty() || !manager.getDevice().equals(Device.cpu())
                ? null
                : new UnpackedLayer(manager, config, precision, weights.packed());
        var none = manager.create(new float[0]);
        for (int i = 0; i < config.layers(); i++) {
            int from = WeightLayout.layer(i);
            int to = WeightLayout.layer(i + 1);
            var places = weights.places().subList(from, to);
            layers.add(new Layer(
                    new TensorList(unpacked == null ? places : unpacked.in(places, i, none)),
                    new TensorList(weights.gradients().subList(from, to))));
        }
        this.parameters = List.copyOf(weights.parameters());
    }

    /// A model with an adapter at its beginning.
    ///
    /// @throws TransformerException when a file is missing, damaged or of another model, or memory does not suffice
    public static LearningDecoder load(TorchEngine engine, Path folder, WeightFormat format, LoraSettings settings) {
        return load(engine, folder, format, settings.dropout(), weights -> weights.addNew(settings));
    }

    /// A model with an adapter that learned before.
    ///
    /// @param dropout 0 to below 1
    /// @throws TransformerException as above, or when the adapter does not fit the model
    public static LearningDecoder load(
            TorchEngine engine, Path folder, WeightFormat format, PeftAdapter adapter, double dropout) {
        return load(engine, folder, format, dropout, weights -> weights.add(adapter));
    }

    /// A model all of whose weights learn: they are kept in 32 bits.
    ///
    /// @param start     first values, by their names in a folder
    /// @param precision of the products
    public static LearningDecoder whole(
            TorchEngine engine, DecoderConfig config, Map<String, float[]> start, Precision precision) {
        var manager = engine.newManager(engine.bestDevice());
        return closingOnFailure(manager, "preparing to learn", () -> {
            var weights = LearningWeights.whole(manager, config, start);
            return new LearningDecoder(config, precision, manager, script(manager, config, precision), weights, 0);
        });
    }

    private interface Adapt {
        void to(LearningWeights weights);
    }

    private static LearningDecoder load(
            TorchEngine engine, Path folder, WeightFormat format, double dropout, Adapt adapt) {
        LoraSettings.requireDropout(dropout);
        var config = DecoderConfig.read(folder);
        var manager = engine.newManager(engine.bestDevice());
        return closingOnFailure(manager, "loading " + folder, () -> {
            var weights = LearningWeights.of(manager, folder, config, format);
            adapt.to(weights);
            var precision = weights.precision();
            return new LearningDecoder(
                    config, precision, manager, script(manager, config, precision), weights, dropout);
        });
    }

    private static TorchScript script(NDManager manager, DecoderConfig config, Precision precision) {
        return TorchScript.load(
                manager,
                "learning",
                Map.of(
                        "head_dim",
                        (long) config.headDim(),
                        "epsilon",
                        config.normEpsilon(),
                        "number_type",
                        (long) precision.torchCode(),
                        "logits",
                        LOGITS));
    }

    private interface Loading {
        LearningDecoder run();
    }

    private static LearningDecoder closingOnFailure(NDManager manager, String doing, Loading loading) {
        try {
            return loading.run();
        } catch (EngineException e) {
            manager.close();
            throw TorchFailure.at(doing, e);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    public DecoderConfig config() {
        return config;
    }

    /// What products are computed in.
    public Precision precision() {
        return precision;
    }

    /// All that learns, in a fixed order. The arrays are this object's; an optimiser changes the values in place.
    public List<Parameter> parameters() {
        return parameters;
    }

    /// Owns the weights, and each step's tensors while the step lasts.
    public NDManager manager() {
        return manager;
    }

    /// What a layer keeps beside its input when it is not run twice: queries, keys, values, what was seen, the stream
    /// behind attention, gate and up.
    ///
    /// @return bytes
    public static long keptBytes(DecoderConfig config, Precision precision, int tokens) {
        long attention = (2L * config.heads() + 2L * config.kvHeads()) * config.headDim();
        return tokens * (attention + config.hidden() + 2L * config.intermediate()) * precision.bytes();
    }

    /// How many bytes layers may keep until the way back: 0 keeps their inputs only, which takes half as much time
    /// again.
    public void keep(long bytes) {
        keptBytes = bytes;
    }

    /// Forward and back through one text; the gradients are added to those of the parameters.
    ///
    /// @param learned of each token, whether it is to be said
    /// @param scale   of the loss, such as 1 / learned tokens of the whole step
    /// @param seed    of the dropout; the same gives the same numbers again
    public TokenLoss accumulate(long[] ids, boolean[] learned, double scale, long seed) {
        return accumulate(LearningBatch.of(ids, learned, scale), seed);
    }

    /// Forward and back; the gradients are added to those of the parameters.
    public TokenLoss accumulate(LearningBatch batch, long seed) {
        if (batch.places().length == 0) {
            return TokenLoss.NONE;
        }
        try (var step = manager.newSubManager()) {
            return new Pass(step, batch, dropout, seed).thereAndBack();
        } catch (EngineException e) {
            throw TorchFailure.at("learning " + batch.width() + " tokens", e);
        }
    }

    /// Loss without dropout and without gradients.
    public TokenLoss loss(long[] ids, boolean[] learned) {
        return loss(LearningBatch.of(ids, learned, 1));
    }

    public TokenLoss loss(LearningBatch batch) {
        if (batch.places().length == 0) {
            return TokenLoss.NONE;
        }
        try (var step = manager.newSubManager()) {
            return new Pass(step, batch, 0, 0).there();
        } catch (EngineException e) {
            throw TorchFailure.at("reading " + batch.width() + " tokens", e);
        }
    }

    public void zeroGradients() {
        parameters.forEach(parameter -> parameter.gradient().muli(0));
    }

    /// One batch on its way through the layers and back.
    private final class Pass {

        private final NDManager step;
        private final LearningBatch batch;
        private final double dropped;
        private final long seed;
        private final NDArray ids;
        private final NDArray places;
        private final NDArray targets;

        private Pass(NDManager step, LearningBatch batch, double dropped, long seed) {
            this.step = step;
            this.batch = batch;
            this.dropped = dropped;
            this.seed = seed;
            this.ids = step.create(batch.ids(), new Shape(batch.rows(), batch.width()));
            this.places = step.create(batch.places());
            this.targets = step.create(batch.targets());
        }

        private TokenLoss there() {
            var x = embedded();
            for (int i = 0; i < layers.size(); i++) {
                var made = run(i, x);
                x.close();
                x = made.removeFirst();
                made.close();
            }
            var losses = call(
                            "losses", x, head.get(WeightLayout.LAST_NORM), head.get(WeightLayout.HEAD), places, targets)
                    .singletonOrThrow();
            return sum(losses.toFloatArray());
        }

        private TokenLoss thereAndBack() {
            var inputs = new ArrayList<NDArray>();
            var kept = new ArrayList<@Nullable NDList>();
            var x = embedded();
            for (int i = 0; i < layers.size(); i++) {
                var made = run(i, x);
                inputs.add(x);
                x = made.removeFirst();
                boolean keep = (i + 1) * keptBytes(config, precision, batch.ids().length) <= keptBytes;
                kept.add(keep ? made : null);
                if (!keep) {
                    made.close();
                }
            }
            var scored = call(
                    "losses_and_gradient",
                    x,
                    head.get(WeightLayout.LAST_NORM),
                    head.get(WeightLayout.HEAD),
                    places,
                    targets,
                    step.create(batch.importance()),
                    headGradients.get(WeightLayout.LAST_NORM),
                    headGradients.get(WeightLayout.HEAD));
            x.close();
            var g = scored.get(1);
            for (int i = layers.size() - 1; i >= 0; i--) {
                g = back(i, g, inputs.get(i), kept.get(i));
            }
            if (headGradients.get(WeightLayout.EMBEDDING).size() > 0) {
                call("embed_gradient", g, ids, headGradients.get(WeightLayout.EMBEDDING))
                        .close();
            }
            return sum(scored.getFirst().toFloatArray());
        }

        private NDArray embedded() {
            return call("embed", ids, head.get(WeightLayout.EMBEDDING)).singletonOrThrow();
        }

        private NDList run(int layer, NDArray x) {
            return call("run", x, weights(layer), head.get(WeightLayout.FREQUENCIES), dropped, seedOf(layer));
        }

        private TensorList weights(int layer) {
            if (unpacked != null) {
                unpacked.fill(layer);
            }
            return layers.get(layer).weights();
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
                            weights(layer),
                            layers.get(layer).gradients(),
                            head.get(WeightLayout.FREQUENCIES),
                            dropped,
                            seedOf(layer))
                    .singletonOrThrow();
            needed.close();
            x.close();
            g.close();
            return before;
        }

        private NDList call(String method, Object... arguments) {
            return script.call(step, method, arguments);
        }

        /// Another one for each layer, which draws from it on the way there and again on the way back.
        private long seedOf(int layer) {
            return new SplittableRandom(seed * 1_000_003 + layer).nextLong(Integer.MAX_VALUE - WeightLayout.PER_LAYER);
        }

        private TokenLoss sum(float[] losses) {
            double sum = 0;
            double weighted = 0;
            for (int i = 0; i < losses.length; i++) {
                sum += losses[i];
                weighted += (double) losses[i] * batch.importance()[i];
            }
            return new TokenLoss(sum, weighted, losses.length);
        }
    }

    @Override
    public void close() {
        for (var layer : layers) {
            layer.weights().close();
            layer.gradients().close();
        }
        script.close();
        manager.close();
    }
}
