package dev.rlmworkbench.training.optim;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Several optimisers, each for its own parameters, as one.
public record CombinedOptimizer(List<Optimizer> parts) implements Optimizer {

    public CombinedOptimizer {
        parts = List.copyOf(parts);
    }

    @Override
    public List<ParameterGroup> groups() {
        return parts.stream().flatMap(part -> part.groups().stream()).toList();
    }

    @Override
    public void step(int step, double share) {
        parts.forEach(part -> part.step(step, share));
    }

    @Override
    public Map<String, NDArray> state() {
        var state = new LinkedHashMap<String, NDArray>();
        parts.forEach(part -> state.putAll(part.state()));
        return state;
    }

    @Override
    public void close() {
        parts.forEach(Optimizer::close);
    }
}
