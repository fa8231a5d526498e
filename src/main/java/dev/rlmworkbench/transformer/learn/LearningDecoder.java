package dev.rlmworkbench.transformer.learn;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.Projection;
import dev.rlmworkbench.transformer.WeightLayout;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TensorList;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.torch.TorchFailure;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A decoder whose adapter or whose weights learn. The code is `torchscript/learning.py`: layer by layer forward, then
/// from the last layer back. Of a layer its input is kept and, as far as [#keep] allows, the results of its matrix
/// products; the other layers are run a second time on the way back. One thread at a time.
public final class LearningDecoder implements AutoCloseable {

    /// Bytes for what layers keep until the way back.
    public static final long KEPT_BYTES = 1_000_000_000;

    /// Logits that are there at once, beside those of one token, in the type of products.
    public static final long LOGITS = 16_000_000;

    private final NDManager manager;
    private final LearningLayers layers;
    private final List<Parameter> parameters;
    private final double dropout;
    private final Map<String, Double> weightSizes = new HashMap<>();
    private long keptBytes = KEPT_BYTES;

    private LearningDecoder(NDManager manager, LearningLayers layers, List<Parameter> parameters, double dropout) {
        this.manager = manager;
        this.layers = layers;
        this.parameters = List.copyOf(parameters);
        this.dropout = dropout;
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
            var layers = new LearningLayers(manager, config, precision, weights);
            return new LearningDecoder(manager, layers, weights.parameters(), 0);
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
            var layers = new LearningLayers(manager, config, weights.precision(), weights);
            return new LearningDecoder(manager, layers, weights.parameters(), dropout);
        });
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
        return layers.config();
    }

    /// What products are computed in.
    public Precision precision() {
        return layers.precision();
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
            return new LearningPass(layers, step, batch, dropout, seed, keptBytes).thereAndBack();
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
            return new LearningPass(layers, step, batch, 0, 0, keptBytes).there();
        } catch (EngineException e) {
            throw TorchFailure.at("reading " + batch.width() + " tokens", e);
        }
    }

    /// Continues a text, taking the likeliest token each time. Changes nothing and draws no random numbers.
    ///
    /// @param isUnwanted asked now and then whether to give up
    public Continuation continued(ContinuationWish wish, BooleanSupplier isUnwanted) {
        try (var memory = manager.newSubManager()) {
            return new GreedyWriter(layers, memory, wish, isUnwanted).run();
        } catch (EngineException e) {
            throw TorchFailure.at("continuing " + wish.prompt().length + " tokens", e);
        }
    }

    /// How far the adapter moves each matrix W: `|scale B A| / |W|`, each the root of the sum of squares (Frobenius).
    ///
    /// @return of each layer, by projection; without those that have no adapter
    public List<Map<Projection, Double>> adapterUpdates() {
        var updates = new ArrayList<Map<Projection, Double>>();
        try (var step = manager.newSubManager()) {
            for (int layer = 0; layer < layers.layers(); layer++) {
                var ofLayer = new EnumMap<Projection, Double>(Projection.class);
                for (var projection : Projection.values()) {
                    if (layers.isAdapted(layer, projection)) {
                        double update = size(step, "update_size", layers.adapter(layer), projection);
                        ofLayer.put(projection, update / weightSize(step, layer, projection));
                    }
                }
                updates.add(ofLayer);
            }
        } catch (EngineException e) {
            throw TorchFailure.at("measuring the adapter", e);
        }
        return updates;
    }

    /// Weights do not change, and unpacking them takes time.
    private double weightSize(NDManager step, int layer, Projection projection) {
        return weightSizes.computeIfAbsent(
                projection.module(layer), _ -> size(step, "weight_size", layers.weights(layer), projection));
    }

    private double size(NDManager step, String method, TensorList weights, Projection projection) {
        try (var size = layers.script()
                .call(step, method, weights, WeightLayout.inLayer(projection))
                .singletonOrThrow()) {
            return size.toFloatArray()[0];
        }
    }

    public void zeroGradients() {
        try (var step = manager.newSubManager()) {
            parameters.forEach(parameter -> layers.script().call(step, "zero", parameter.gradient()));
        }
    }

    @Override
    public void close() {
        layers.close();
        manager.close();
    }
}
