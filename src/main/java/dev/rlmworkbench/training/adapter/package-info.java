/// Adapters as files: PEFT folders written and read, whole models with an adapter added, GGUF adapters for llama.cpp
/// and Ollama.
@NullMarked
package dev.rlmworkbench.training.adapter;

import org.jspecify.annotations.NullMarked;
