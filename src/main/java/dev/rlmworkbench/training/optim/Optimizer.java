package dev.rlmworkbench.training.optim;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;

/// Changes parameters by their gradients, step after step. One thread.
public interface Optimizer extends AutoCloseable {

    List<ParameterGroup> groups();

    /// Changes the parameters once, in place, and leaves the gradients as they are.
    ///
    /// @param step  which one this is, from 1
    /// @param share of the groups' full learning rates, 0 to 1
    void step(int step, double share);

    /// All that the next step depends on beside weights, gradients and the step's number: tensors by name, which live
    /// as long as the optimiser. A checkpoint keeps their values and puts them back.
    Map<String, NDArray> state();

    @Override
    void close();
}
