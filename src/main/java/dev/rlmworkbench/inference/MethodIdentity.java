package dev.rlmworkbench.inference;

import dev.rlmworkbench.inference.prompt.PromptProfile;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.repl.HelperSet;
import java.util.LinkedHashMap;
import java.util.Map;

/// What of a method can change its answers, as plain values for the fingerprint and the result record.
final class MethodIdentity {
    private MethodIdentity() {}

    static Map<String, Object> identity(String method, ModelInfo root, ModelInfo sub, RlmSetup setup) {
        var identity = new LinkedHashMap<String, Object>();
        identity.put("method", method);
        identity.put("root_model", model(root));
        identity.put("sub_model", model(sub));
        identity.put("root_sampling", sampling(setup.root()));
        identity.put("sub_sampling", sampling(setup.sub()));
        identity.put("think", setup.think());
        identity.put("preview", setup.preview());
        identity.put("prompt_profile", setup.profile().name());
        identity.put("prompt_sha256", setup.profile().sha256());
        identity.put("repl_language", setup.profile().language().wireName());
        identity.put("protocol", setup.profile().protocol());
        if (setup.repl().helpers() != HelperSet.ALL) {
            // left out for all of them: results from before there was a choice keep their fingerprints
            identity.put("helpers", setup.repl().helpers().wireName());
        }
        var limits = setup.limits();
        identity.put(
                "limits",
                Map.of(
                        "iterations", limits.iterations(),
                        "depth", limits.depth(),
                        "sub_calls", limits.subCalls(),
                        "tokens", limits.tokens(),
                        "seconds", limits.time().toMillis() / 1000.0,
                        "errors", limits.errors(),
                        "output_chars", setup.repl().outputChars(),
                        "snippet_seconds", setup.repl().snippetTime().toMillis() / 1000.0,
                        "heap_mb", setup.repl().heapMb()));
        return identity;
    }

    static Map<String, Object> description(ModelInfo root, ModelInfo sub, RlmSetup setup) {
        var description = new LinkedHashMap<String, Object>();
        description.put("model", Map.of("root", model(root), "sub", model(sub)));
        description.put("prompt_profile", setup.profile().name());
        description.put("prompt_sha256", setup.profile().sha256());
        description.put("repl_language", setup.profile().language().wireName());
        description.put("protocol", setup.profile().protocol());
        description.put("helpers", setup.repl().helpers().wireName());
        return description;
    }

    /// Of a method that has one model, one plain prompt and no REPL.
    static Map<String, Object> description(ModelInfo model, PromptProfile prompt) {
        var description = new LinkedHashMap<String, Object>();
        description.put("model", Map.of("root", model(model)));
        description.put("prompt_profile", prompt.name());
        description.put("prompt_sha256", prompt.sha256());
        return description;
    }

    static Map<String, Object> model(ModelInfo info) {
        var model = new LinkedHashMap<String, Object>();
        model.put("name", info.name());
        model.put("digest", info.digest());
        model.put("kind", info.kind());
        model.put("window", info.window());
        return model;
    }

    static Map<String, Object> sampling(Sampling sampling) {
        var values = new LinkedHashMap<String, Object>();
        values.put("temperature", sampling.temperature());
        values.put("top_p", sampling.topP());
        values.put("seed", sampling.seed());
        values.put("max_tokens", sampling.maxTokens());
        values.put("stop", sampling.stop());
        return values;
    }
}
