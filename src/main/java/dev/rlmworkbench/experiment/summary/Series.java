package dev.rlmworkbench.experiment.summary;

import java.util.function.UnaryOperator;

/// What one row of a result table stands for: a method with its settings on one model.
///
/// @param method  as in result records
/// @param model   name of the root model, empty where the file does not say
/// @param variant settings that tell it from another series of the same method and model; empty for the only one
public record Series(String method, String model, String variant) {

    /// `rlm`, `rlm (python)`.
    public String label() {
        return label(UnaryOperator.identity());
    }

    /// `RLM (python)`, with the method's name in other words.
    public String label(UnaryOperator<String> methodNames) {
        var name = methodNames.apply(method);
        return variant.isEmpty() ? name : name + " (" + variant + ")";
    }

    public boolean isRlm() {
        return method.startsWith("rlm");
    }
}
