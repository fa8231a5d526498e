package dev.rlmworkbench.experiment.summary;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What one row of a result table stands for: a method with its settings on one model.
///
/// @param method  as in result records
/// @param model   name of the root model, empty where the file does not say
/// @param variant settings that tell it from another series of the same method and model; empty for the only one
public record Series(String method, String model, String variant) {

    private static final Pattern TRAINED = Pattern.compile("(?:.*[/\\\\])?checkpoints[/\\\\](.+)");
    private static final Pattern USUAL_CHECKPOINT = Pattern.compile("[/\\\\]best[/\\\\]?$");

    /// The model as figures and sentences name it: the training that it came from, `sft_adamw` or `sft_adamw/step-40`,
    /// in the place of a path to its checkpoint; any other as it is.
    public String modelName() {
        var trained = TRAINED.matcher(model);
        return trained.matches() ? USUAL_CHECKPOINT.matcher(trained.group(1)).replaceFirst("") : model;
    }

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
