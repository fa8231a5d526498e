package dev.rlmworkbench.llm.server;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A model that Ollama holds in memory.
///
/// @param bytes     of memory in all
/// @param gpuBytes  of these on a GPU
/// @param window    tokens it was loaded for, 0 when not told
/// @param expiresAt when it is unloaded unless asked again, null when not told
public record RunningModel(
        String name,
        long bytes,
        long gpuBytes,
        int window,
        @Nullable Instant expiresAt) {}
