package dev.rlmworkbench.training.adapter;

/// As what a trained adapter can be taken elsewhere.
public enum ExportFormat {
    /// The adapter as a folder that PEFT, vLLM and this product load onto the model.
    PEFT,
    /// The whole model with the adapter in its weights.
    MERGED,
    /// The adapter as one file for llama.cpp and Ollama.
    GGUF,
    /// That file and a Modelfile for Ollama.
    MODELFILE
}
