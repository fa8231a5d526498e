package dev.rlmworkbench.inference;

import dev.rlmworkbench.inference.prompt.PromptProfile;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.ModelSnapshot;
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
        identity.put("helpers", setup.repl().helpers().wireName());
        identity.put("helpers_version", HelperSet.VERSION);
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

    static MethodSetup description(ModelInfo root, ModelInfo sub, RlmSetup setup) {
        return new MethodSetup(
                snapshot(root),
                snapshot(sub),
                null,
                setup.profile().name(),
                setup.profile().sha256(),
                setup.profile().language().wireName(),
                setup.profile().protocol(),
                setup.repl().helpers().wireName(),
                HelperSet.VERSION);
    }

    /// Of a method that has one model, one plain prompt and no REPL.
    static MethodSetup description(ModelInfo model, PromptProfile prompt) {
        return MethodSetup.plain(snapshot(model), prompt.name(), prompt.sha256());
    }

    private static ModelSnapshot snapshot(ModelInfo info) {
        return new ModelSnapshot(info.name(), info.digest(), info.kind(), info.window());
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
