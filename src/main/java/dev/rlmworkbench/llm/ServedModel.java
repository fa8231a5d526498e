package dev.rlmworkbench.llm;

import org.jspecify.annotations.Nullable;

/// A model that a server offers.
///
/// @param bytes      on disk, 0 when not told
/// @param parameters number of weights where told or readable from the name, 0 when unknown
/// @param window     longest prompt and answer together in tokens, 0 when not told
/// @param quantization such as `Q4_K_M`, empty when not told
/// @param digest     of the weights, null when not told
public record ServedModel(
        String name,
        long bytes,
        long parameters,
        int window,
        String quantization,
        @Nullable String digest) {}
