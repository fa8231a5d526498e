package dev.rlmworkbench.training.optim;

import ai.djl.ndarray.NDArray;
import dev.rlmworkbench.transformer.learn.Parameter;
import java.util.List;

/// Parameters that are changed by one rule at one learning rate.
///
/// @param name  such as `lora` or `embeddings and norms`
/// @param rate  full learning rate, above 0
/// @param decay weight decay, as a share of the learning rate, at least 0
public record ParameterGroup(String name, double rate, double decay, List<Parameter> parameters) {

    public ParameterGroup {
        parameters = List.copyOf(parameters);
    }

    List<NDArray> values() {
        return parameters.stream().map(Parameter::value).toList();
    }
}
