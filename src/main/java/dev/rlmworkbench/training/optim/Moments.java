package dev.rlmworkbench.training.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;

/// Running means that an optimiser keeps, one for each parameter of a group and of its shape.
final class Moments {

    private Moments() {}

    static List<NDArray> zeros(ParameterGroup group, NDManager manager) {
        return group.parameters().stream()
                .map(parameter -> manager.zeros(parameter.value().getShape()))
                .toList();
    }

    /// Puts them into a state as `KIND.PARAMETER`.
    static void name(String kind, ParameterGroup group, List<NDArray> moments, Map<String, NDArray> state) {
        for (int i = 0; i < moments.size(); i++) {
            state.put(kind + "." + group.parameters().get(i).name(), moments.get(i));
        }
    }
}
