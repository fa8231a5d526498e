package dev.rlmworkbench.training.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.rlmworkbench.transformer.torch.TorchScript;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The gradients of parameters, all of which must have some. One thread.
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
        return with(parameters, (gradients, mine) ->
                (double) script.call(mine, "norm", gradients).singletonOrThrow().toFloatArray()[0]);
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
        return with(parameters, (gradients, mine) -> {
            script.call(mine, "scale", gradients, maximum / (norm + 1e-6));
            return true;
        });
    }

    /// Sets all to zero, so that the next step begins anew.
    public void clear(List<Parameter> parameters) {
        with(parameters, (gradients, mine) -> script.call(mine, "zero", gradients));
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(List<NDArray> gradients, NDManager mine);
    }

    private <T> T with(List<Parameter> parameters, Work<T> work) {
        try (var mine = manager.newSubManager()) {
            return work.on(of(parameters, mine), mine);
        }
    }

    /// @param mine owns the handles of the gradients, not the gradients
    static List<NDArray> of(List<Parameter> parameters, NDManager mine) {
        Function<Parameter, NDArray> gradient = parameter -> {
            var array = parameter.value().getGradient();
            array.attach(mine);
            return array;
        };
        return parameters.stream().map(gradient).toList();
    }

    @Override
    public void close() {
        script.close();
    }
}
