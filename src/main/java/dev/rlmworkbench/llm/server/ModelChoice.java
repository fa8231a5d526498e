package dev.rlmworkbench.llm.server;

import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.ModelSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which model to use, as a user names it.
///
/// @param endpoints   addresses; several make a pool, none means whatever answers on this machine
/// @param model       name, null for the server's only or first suitable one
/// @param keyVariable environment variable that holds the key of an OpenAI-compatible server
public record ModelChoice(List<String> endpoints, @Nullable String model, ModelSettings settings, String keyVariable) {

    public ModelChoice {
        endpoints = List.copyOf(endpoints);
    }

    public static ModelChoice of(List<String> endpoints, @Nullable String model, ModelSettings settings) {
        return new ModelChoice(endpoints, model, settings, ApiKey.DEFAULT_VARIABLE);
    }
}
