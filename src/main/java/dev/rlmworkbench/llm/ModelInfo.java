package dev.rlmworkbench.llm;

import org.jspecify.annotations.Nullable;

/// What is known about a model before it is asked.
///
/// @param name       as the server calls it
/// @param kind       `ollama`, `openai` or `local`
/// @param digest     of the weights where the server tells it, else null
/// @param window     tokens of prompt and answer together that a call may hold, 0 when unknown
/// @param parameters number of weights where known or readable from the name (`1.5b`), 0 when unknown
public record ModelInfo(String name, String kind, @Nullable String digest, int window, long parameters) {}
