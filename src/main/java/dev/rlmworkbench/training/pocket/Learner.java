package dev.rlmworkbench.training.pocket;

import ai.djl.ndarray.NDArray;
import dev.rlmworkbench.training.optim.AdamW;
import dev.rlmworkbench.training.optim.CombinedOptimizer;
import dev.rlmworkbench.training.optim.Gradients;
import dev.rlmworkbench.training.optim.Muon;
import dev.rlmworkbench.training.optim.MuonScale;
import dev.rlmworkbench.training.optim.Optimizer;
import dev.rlmworkbench.training.optim.Orthogonalization;
import dev.rlmworkbench.training.optim.ParameterGroup;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.learn.LearningBatch;
import dev.rlmworkbench.transformer.learn.LearningDecoder;
import dev.rlmworkbench.transformer.learn.Parameter;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.weights.SafeTensors;
import dev.rlmworkbench.transformer.weights.SafeTensorsWriter;
import dev.rlmworkbench.transformer.weights.TensorType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The pocket model while all its weights learn, and the state of its optimisers: Muon for the matrices within layers,
/// AdamW for all else. One thread.
final class Learner implements AutoCloseable {

    /// Higher ones destroy the wiring of the first values before it is used.
    private static final double MUON_RATE = 0.006;

    private static final double ADAM_RATE = 0.0018;
    private static final AdamW.Betas BETAS = new AdamW.Betas(0.9, 0.98, 1e-8);
    private static final double MAX_NORM = 2;

    private final LearningDecoder model;
    private final List<Parameter> parameters;
    private final Gradients gradients;
    private final Optimizer optimizer;
    private int steps;

    /// @param start first values by name
    Learner(TorchEngine engine, DecoderConfig config, Map<String, float[]> start) {
        this.model = LearningDecoder.whole(engine, config, start, Precision.BFLOAT16);
        this.parameters = model.parameters();
        this.gradients = new Gradients(model.manager());
        this.optimizer = new CombinedOptimizer(List.of(
                new Muon(
                        model.manager(),
                        group("matrices", MUON_RATE, true),
                        Orthogonalization.NEWTON_SCHULZ,
                        MuonScale.ORIGINAL,
                        Precision.BFLOAT16),
                new AdamW(model.manager(), group("rest", ADAM_RATE, false), BETAS)));
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
    double learn(LearningBatch batch) {
        return model.accumulate(batch, 0).weighted();
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
        for (var parameter : parameters) {
            writer.add(
                    parameter.name(),
                    TensorType.F16,
                    parameter.shape(),
                    parameter.value().toFloatArray());
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
        model.close();
    }
}
