package dev.rlmworkbench.transformer.torch;

import ai.djl.engine.EngineException;
import dev.rlmworkbench.transformer.weights.TransformerException;

/// Says in one sentence what libtorch reports in many lines.
public final class TorchFailure {

    private TorchFailure() {}

    /// @param doing what failed, such as `reading 300 tokens`
    public static TransformerException at(String doing, EngineException e) {
        var message = String.valueOf(e.getMessage());
        boolean memory = message.contains("allocate memory") || message.contains("out of memory");
        return new TransformerException(
                (memory ? "memory does not suffice for " : "libtorch failed at ") + doing + ": "
                        + message.lines()
                                .map(String::strip)
                                .filter(line -> memory ? line.contains("memory") : !line.isEmpty())
                                .findFirst()
                                .orElse("no reason given"),
                e);
    }
}
