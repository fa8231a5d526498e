package dev.rlmworkbench.training.pocket;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.torch.TorchScript;
import dev.rlmworkbench.transformer.weights.SafeTensors;
import dev.rlmworkbench.transformer.weights.SafeTensorsWriter;
import dev.rlmworkbench.transformer.weights.TensorType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Weights of the pocket model and the state of its optimiser. The code is `torchscript/pretraining.py`. One thread.
final class Learner implements AutoCloseable {

    static final double NORM_EPSILON = 1e-5;

    /// Higher ones destroy the wiring of the first values before it is used.
    private static final double MUON_RATE = 0.006;

    private static final double ADAM_RATE = 0.0018;

    private final PocketShape shape;
    private final NDManager manager;
    private final TorchScript script;
    private final NDArray frequencies;
    private final NDArray scales;
    private final List<NDArray> weights = new ArrayList<>();
    private final List<NDArray> first = new ArrayList<>();
    private final List<NDArray> second = new ArrayList<>();
    private int steps;

    /// @param start first values by name
    Learner(TorchEngine engine, PocketShape shape, Map<String, float[]> start) {
        this.shape = shape;
        this.manager = engine.newManager();
        this.script = TorchScript.load(
                manager,
                "pretraining",
                Map.of(
                        "layers", (long) shape.layers(),
                        "head_dim", (long) shape.headDim(),
                        "epsilon", NORM_EPSILON));
        JniUtils.setGradMode(false);
        int half = shape.headDim() / 2;
        var turns = new float[half];
        for (int i = 0; i < half; i++) {
            turns[i] = (float) Math.pow(shape.ropeTheta(), -2.0 * i / shape.headDim());
        }
        frequencies = manager.create(turns);
        var factors = new float[shape.weights().size()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = scale(shape.weights().get(i));
        }
        scales = manager.create(factors);
        for (var weight : shape.weights()) {
            var size = new Shape(weight.shape());
            var array = manager.create(start.get(weight.name()), size);
            array.setRequiresGradient(true);
            weights.add(array);
            first.add(manager.zeros(size));
            second.add(manager.zeros(size));
        }
    }

    /// Steps made so far.
    int steps() {
        return steps;
    }

    /// Adds the gradients of a batch to those that are waiting for [#step].
    ///
    /// @return the sum of importance times loss
    float learn(Batch batch) {
        try (var mine = manager.newSubManager()) {
            var ids = mine.create(batch.ids(), new Shape(batch.rows(), batch.width()));
            JniUtils.setGradMode(true);
            var loss = script.callForTraining(
                            mine,
                            true,
                            "loss",
                            ids,
                            weights,
                            frequencies,
                            mine.create(batch.places()),
                            mine.create(batch.targets()),
                            mine.create(batch.importance()))
                    .singletonOrThrow();
            JniUtils.setGradMode(true);
            JniUtils.backward((PtNDArray) loss, (PtNDArray) mine.ones(new Shape(1)), false, false);
            JniUtils.setGradMode(false);
            return loss.toFloatArray()[0];
        }
    }

    /// Changes the weights by the gradients that were added up.
    ///
    /// @param share of the full learning rates, 0 to 1
    /// @return norm of the gradients before clipping
    float step(double share) {
        steps++;
        try (var mine = manager.newSubManager()) {
            var gradients = new ArrayList<NDArray>();
            for (var weight : weights) {
                var gradient = weight.getGradient();
                gradient.attach(mine);
                gradients.add(gradient);
            }
            return script.call(
                            mine,
                            "step",
                            weights,
                            gradients,
                            first,
                            second,
                            scales,
                            1 - Math.pow(0.9, steps),
                            1 - Math.pow(0.98, steps),
                            MUON_RATE * share,
                            ADAM_RATE * share)
                    .singletonOrThrow()
                    .toFloatArray()[0];
        }
    }

    /// 0 where AdamW is used, else Muon's factor for the shape.
    private static float scale(PocketShape.Weight weight) {
        return weight.isMatrix() ? (float) Math.sqrt(Math.max(1, (double) weight.shape()[0] / weight.shape()[1])) : 0;
    }

    /// The weights in half precision, as the product ships them.
    void export(Path file) {
        var writer = new SafeTensorsWriter();
        for (int i = 0; i < weights.size(); i++) {
            var weight = shape.weights().get(i);
            writer.add(
                    weight.name(),
                    TensorType.F16,
                    weight.shape(),
                    weights.get(i).toFloatArray());
        }
        writer.write(file);
    }

    /// Everything that going on later needs; a crash leaves the file before or this one.
    void save(Path file) {
        var writer = new SafeTensorsWriter();
        for (int i = 0; i < weights.size(); i++) {
            var weight = shape.weights().get(i);
            writer.add(
                    weight.name(),
                    TensorType.F32,
                    weight.shape(),
                    weights.get(i).toFloatArray());
            writer.add(
                    "first." + weight.name(),
                    TensorType.F32,
                    weight.shape(),
                    first.get(i).toFloatArray());
            writer.add(
                    "second." + weight.name(),
                    TensorType.F32,
                    weight.shape(),
                    second.get(i).toFloatArray());
        }
        writer.add("steps", TensorType.F32, new long[] {1}, new float[] {steps});
        writer.write(file);
    }

    /// @param file as [#save] wrote it, for a model of this shape
    void restore(Path file) {
        var tensors = SafeTensors.open(file).tensors();
        var names = new LinkedHashMap<String, NDArray>();
        for (int i = 0; i < weights.size(); i++) {
            var name = shape.weights().get(i).name();
            names.put(name, weights.get(i));
            names.put("first." + name, first.get(i));
            names.put("second." + name, second.get(i));
        }
        names.forEach((name, array) -> array.set(tensors.get(name).toFloats()));
        steps = (int) tensors.get("steps").toFloats()[0];
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
