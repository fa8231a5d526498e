package dev.rlmworkbench.transformer.learn;

import ai.djl.ndarray.NDArray;

/// Numbers that learn. An optimiser reads the gradient and changes the value in place.
///
/// @param name     as in files: PEFT's name for a matrix of an adapter, Hugging Face's for a weight
/// @param value    in 32 bits
/// @param gradient of the same shape, in 32 bits; summed over calls until it is set to zero
/// @param isMatrix whether it turns hidden states into hidden states, as Muon wants it: no vector, no table of tokens
public record Parameter(String name, NDArray value, NDArray gradient, boolean isMatrix) {

    public long[] shape() {
        return value.getShape().getShape();
    }
}
