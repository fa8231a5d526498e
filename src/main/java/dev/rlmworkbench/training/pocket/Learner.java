package dev.rlmworkbench.training.pocket;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.rlmworkbench.training.optim.AdamW;
import dev.rlmworkbench.training.optim.CombinedOptimizer;
import dev.rlmworkbench.training.optim.Gradients;
import dev.rlmworkbench.training.optim.Muon;
import dev.rlmworkbench.training.optim.MuonScale;
import dev.rlmworkbench.training.optim.Optimizer;
import dev.rlmworkbench.training.optim.Orthogonalization;
import dev.rlmworkbench.training.optim.ParameterGroup;
import dev.rlmworkbench.transformer.learn.Parameter;
import dev.rlmworkbench.transformer.torch.Precision;
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

/// Weights of the pocket model and the state of its optimisers: Muon for the matrices within layers, AdamW for all
/// else. The forward pass is `torchscript/pretraining.py`. One thread.
final class Learner implements AutoCloseable {

    static final double NORM_EPSILON = 1e-5;

    /// Higher ones destroy the wiring of the first values before it is used.
    private static final double MUON_RATE = 0.006;

    private static final double ADAM_RATE = 0.0018;
    private static final AdamW.Betas BETAS = new AdamW.Betas(0.9, 0.98, 1e-8);
    private static final double MAX_NORM = 2;

    private final PocketShape shape;
    private final NDManager manager;
    private final TorchScript script;
    private final NDArray frequencies;
    private final List<NDArray> weights = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Gradients gradients;
    private final Optimizer optimizer;
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
        for (var weight : shape.weights()) {
            var size = new Shape(weight.shape());
            var array = manager.create(start.get(weight.name()), size);
            array.setRequiresGradient(true);
            weights.add(array);
            parameters.add(new Parameter(weight.name(), array, gradientOf(array), weight.isMatrix()));
        }
        gradients = new Gradients(manager);
        optimizer = new CombinedOptimizer(List.of(
                new Muon(
                        manager,
                        group("matrices", MUON_RATE, true),
                        Orthogonalization.NEWTON_SCHULZ,
                        MuonScale.ORIGINAL,
                        Precision.BFLOAT16),
                new AdamW(manager, group("rest", ADAM_RATE, false), BETAS)));
    }

    /// libtorch makes the gradient on the first way back and adds to it from then on.
    private NDArray gradientOf(NDArray weight) {
        try (var mine = manager.newSubManager()) {
            JniUtils.setGradMode(true);
            var nothing = weight.mul(0).sum().reshape(1);
            nothing.attach(mine);
            JniUtils.backward((PtNDArray) nothing, (PtNDArray) mine.ones(new Shape(1)), false, false);
            return weight.getGradient();
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private ParameterGroup group(String name, double rate, boolean matrices) {
        var its = parameters.stream()
                .filter(parameter -> parameter.isMatrix() == matrices)
                .toList();
        return new ParameterGroup(name, rate, 0, its);
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
        double norm = gradients.norm(parameters);
        gradients.clip(parameters, norm, MAX_NORM);
        optimizer.step(steps, share);
        gradients.clear(parameters);
        return (float) norm;
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
        state().forEach((name, array) ->
                writer.add(name, TensorType.F32, array.getShape().getShape(), array.toFloatArray()));
        writer.add("steps", TensorType.F32, new long[] {1}, new float[] {steps});
        writer.write(file);
    }

    /// @param file as [#save] wrote it, for a model of this shape
    void restore(Path file) {
        var tensors = SafeTensors.open(file).tensors();
        state().forEach((name, array) -> array.set(tensors.get(name).toFloats()));
        steps = (int) tensors.get("steps").toFloats()[0];
    }

    private Map<String, NDArray> state() {
        var state = new LinkedHashMap<String, NDArray>();
        parameters.forEach(parameter -> state.put(parameter.name(), parameter.value()));
        state.putAll(optimizer.state());
        return state;
    }

    @Override
    public void close() {
        optimizer.close();
        gradients.close();
        script.close();
        manager.close();
    }
}
