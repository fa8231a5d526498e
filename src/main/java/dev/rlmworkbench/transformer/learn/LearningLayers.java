package dev.rlmworkbench.transformer.learn;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.Projection;
import dev.rlmworkbench.transformer.WeightLayout;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TensorList;
import dev.rlmworkbench.transformer.torch.TorchScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tensors of a decoder that learns, layer by layer, and the code that runs them, `torchscript/learning.py`.
final class LearningLayers implements AutoCloseable {

    private final DecoderConfig config;
    private final Precision precision;
    private final TorchScript script;
    private final List<NDArray> head;
    private final List<NDArray> headGradients;
    private final List<Layer> layers = new ArrayList<>();
    private final @Nullable UnpackedLayer unpacked;

    private record Layer(TensorList weights, TensorList alone, TensorList gradients) {}

    LearningLayers(NDManager manager, DecoderConfig config, Precision precision, LearningWeights weights) {
        this.config = config;
        this.precision = precision;
        this.script = TorchScript.load(
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
                        LearningDecoder.LOGITS));
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
            var numbers = unpacked == null ? places : unpacked.in(places, i, none);
            layers.add(new Layer(
                    new TensorList(numbers),
                    new TensorList(withoutAdapter(numbers, none)),
                    new TensorList(weights.gradients().subList(from, to))));
        }
    }

    private static List<NDArray> withoutAdapter(List<NDArray> layer, NDArray none) {
        var alone = new ArrayList<>(layer);
        for (var projection : Projection.values()) {
            alone.set(WeightLayout.inLayer(projection) + WeightLayout.LORA_A, none);
        }
        return alone;
    }

    DecoderConfig config() {
        return config;
    }

    Precision precision() {
        return precision;
    }

    TorchScript script() {
        return script;
    }

    int layers() {
        return layers.size();
    }

    /// @param place such as [WeightLayout#EMBEDDING]
    NDArray head(int place) {
        return head.get(place);
    }

    /// Without numbers where nothing learns.
    NDArray headGradient(int place) {
        return headGradients.get(place);
    }

    /// A layer's weights as numbers. Those of another layer are not to be used any more.
    TensorList weights(int layer) {
        if (unpacked != null) {
            unpacked.fill(layer);
        }
        return layers.get(layer).weights();
    }

    /// A layer's list, of which only the adapter is to be used: weights may be those of another layer.
    TensorList adapter(int layer) {
        return layers.get(layer).weights();
    }

    /// The same as [#weights] without the adapter.
    TensorList weightsAlone(int layer) {
        if (unpacked != null) {
            unpacked.fill(layer);
        }
        return layers.get(layer).alone();
    }

    /// Whether a projection has an adapter.
    boolean isAdapted(int layer, Projection projection) {
        return layers.get(layer)
                        .weights()
                        .tensors()
                        .get(WeightLayout.inLayer(projection) + WeightLayout.LORA_A)
                        .size()
                > 0;
    }

    TensorList gradients(int layer) {
        return layers.get(layer).gradients();
    }

    @Override
    public void close() {
        for (var layer : layers) {
            layer.weights().close();
            layer.alone().close();
            layer.gradients().close();
        }
        script.close();
    }
}
