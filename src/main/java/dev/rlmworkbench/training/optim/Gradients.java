package dev.rlmworkbench.training.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.rlmworkbench.transformer.learn.Parameter;
import dev.rlmworkbench.transformer.torch.TorchScript;
import java.util.List;
import java.util.Map;

/// The gradients of parameters. One thread.
public final class Gradients implements AutoCloseable {

    private final NDManager manager;
    private final TorchScript script;

    /// @param manager on the device of the parameters
    public Gradients(NDManager manager) {
        this.manager = manager;
        this.script = TorchScript.load(manager, "gradients", Map.of());
    }

    /// @return the root of the sum of all squares; NaN or infinite where a gradient is
    public double norm(List<Parameter> parameters) {
        try (var mine = manager.newSubManager()) {
            return script.call(mine, "norm", of(parameters)).singletonOrThrow().toFloatArray()[0];
        }
    }

    /// Makes all smaller by one factor so that their norm is no higher than that.
    ///
    /// @param norm    of these parameters' gradients, as [#norm] gave it
    /// @param maximum above 0
    /// @return whether they were made smaller
    public boolean clip(List<Parameter> parameters, double norm, double maximum) {
        if (norm <= maximum) {
            return false;
        }
        run("scale", of(parameters), maximum / (norm + 1e-6));
        return true;
    }

    /// Sets all to zero, so that the next step begins anew.
    public void clear(List<Parameter> parameters) {
        run("zero", of(parameters));
    }

    private void run(String method, Object... arguments) {
        try (var mine = manager.newSubManager()) {
            script.call(mine, method, arguments);
        }
    }

    static List<NDArray> of(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::gradient).toList();
    }

    @Override
    public void close() {
        script.close();
    }
}
