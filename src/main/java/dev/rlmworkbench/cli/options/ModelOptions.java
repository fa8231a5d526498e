package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.experiment.spec.ModelSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which model, and where.
public final class ModelOptions {

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "model as its server calls it, or a model folder: by path, or by its name in `rlm models`"
                    + " (default: the first that is found)")
    private @Nullable String model;

    @Option(
            names = "--sub-model",
            paramLabel = "NAME",
            description = "model or folder that answers sub-calls (default: the same)")
    private @Nullable String subModel;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "server, such as http://127.0.0.1:11434 (Ollama) or http://127.0.0.1:8000/v1"
                    + " (OpenAI-compatible); several form a pool (default: what answers on this machine)")
    private @Nullable List<String> endpoints;

    @Option(
            names = "--window",
            paramLabel = "TOKENS",
            description = "prompt and answer together; Ollama gives the model this much (default: the server's own)")
    private @Nullable Integer window;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "calls at a time to each endpoint (default: 1, which also gives the cleanest times)")
    private @Nullable Integer concurrency;

    @Option(
            names = "--key-variable",
            paramLabel = "NAME",
            description = "environment variable with the server's key (default: OPENAI_API_KEY)")
    private @Nullable String keyVariable;

    ModelSpec spec() {
        return new ModelSpec(model, subModel, endpoints, null, window, concurrency, keyVariable, null);
    }
}
