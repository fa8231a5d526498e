package dev.rlmworkbench.experiment.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rlmworkbench.llm.ApiKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which model answers, and where it runs.
///
/// @param root         name at its server, null for the first that is found
/// @param sub          answers sub-calls, null for the root model itself
/// @param endpoints    addresses of servers; several form a pool, none means whatever answers on this machine
/// @param subEndpoints where the sub model runs, the same as `endpoints` when left out
/// @param window       tokens of prompt and answer together; 0 or left out for the server's own
/// @param concurrency  calls at a time to each endpoint, 1 when left out
/// @param keyVariable  environment variable that holds the key; keys themselves never stand in a spec
/// @param profile      prompt profile of this model alone, where it goes before the run's; null for none
public record ModelSpec(
        @Nullable String root,
        @Nullable String sub,
        List<String> endpoints,
        List<String> subEndpoints,
        Integer window,
        Integer concurrency,
        String keyVariable,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String profile) {

    public static final ModelSpec FIRST_FOUND = new ModelSpec(null, null, null, null, null, null, null, null);

    /// @throws IllegalArgumentException one sentence naming the field and the value
    public ModelSpec(
            @Nullable String root,
            @Nullable String sub,
            @Nullable List<String> endpoints,
            @Nullable List<String> subEndpoints,
            @Nullable Integer window,
            @Nullable Integer concurrency,
            @Nullable String keyVariable,
            @Nullable String profile) {
        this.root = root;
        this.sub = sub;
        this.endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
        this.subEndpoints = subEndpoints == null ? this.endpoints : List.copyOf(subEndpoints);
        this.window = window == null ? 0 : window;
        this.concurrency = concurrency == null ? 1 : concurrency;
        this.keyVariable = keyVariable == null ? ApiKey.DEFAULT_VARIABLE : keyVariable;
        this.profile = profile;
        if (this.window < 0) {
            throw new IllegalArgumentException(
                    "window is a number of tokens, or 0 for the server's own, not " + window);
        }
        if (this.concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1, not " + concurrency);
        }
    }

    /// A model for everything, with the rest left out.
    ///
    /// @param endpoints none for whatever answers on this machine
    public static ModelSpec of(@Nullable String root, List<String> endpoints) {
        return new ModelSpec(root, null, endpoints, null, null, null, null, null);
    }

    public ModelSpec withRoot(@Nullable String name) {
        return new ModelSpec(name, sub, endpoints, subEndpoints, window, concurrency, keyVariable, profile);
    }
}
