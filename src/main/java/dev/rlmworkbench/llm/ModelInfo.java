package dev.rlmworkbench.llm;

import dev.rlmworkbench.files.Sha256;
import org.jspecify.annotations.Nullable;

/// What is known about a model before it is asked.
///
/// @param name           as the server calls it
/// @param kind           `ollama`, `openai` or `local`
/// @param digest         of the weights where the server tells it, else null
/// @param window         tokens of prompt and answer together that a call may hold, 0 when unknown
/// @param parameters     number of weights where known or readable from the name (`1.5b`), 0 when unknown
/// @param templateDigest of the chat template by which messages become a prompt, `sha256:` and 64 hex digits; null
///                       where it is not told
public record ModelInfo(
        String name,
        String kind,
        @Nullable String digest,
        int window,
        long parameters,
        @Nullable String templateDigest) {

    /// A model whose chat template is not told.
    public ModelInfo(String name, String kind, @Nullable String digest, int window, long parameters) {
        this(name, kind, digest, window, parameters, null);
    }

    /// @param template by which messages become a prompt, empty where it is not told
    public ModelInfo withTemplate(String template) {
        return new ModelInfo(
                name,
                kind,
                digest,
                window,
                parameters,
                template.isEmpty() ? null : "sha256:" + Sha256.of(template).hex());
    }
}
