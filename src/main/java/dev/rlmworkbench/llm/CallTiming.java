package dev.rlmworkbench.llm;

import java.time.Duration;

/// Where the time of one call went. `total` is measured here; the others are the server's own where it tells
/// (Ollama), else `prefill` is the time to the first token and `decode` the rest.
public record CallTiming(Duration total, Duration load, Duration prefill, Duration decode) {}
