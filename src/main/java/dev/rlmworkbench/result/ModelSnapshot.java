package dev.rlmworkbench.result;

import org.jspecify.annotations.Nullable;

/// A model as it was when it answered.
///
/// @param name   as the server calls it, empty when unknown
/// @param digest of the weights, null when unknown
/// @param kind   `ollama`, `openai` or `local`; null when unknown
/// @param window in tokens, 0 when unknown
public record ModelSnapshot(
        String name, @Nullable String digest, @Nullable String kind, int window) {

    public static final ModelSnapshot UNKNOWN = new ModelSnapshot("", null, null, 0);

    /// The same under another name.
    public ModelSnapshot called(String other) {
        return new ModelSnapshot(other, digest, kind, window);
    }
}
