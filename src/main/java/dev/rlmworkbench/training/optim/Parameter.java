package dev.rlmworkbench.training.optim;

import ai.djl.ndarray.NDArray;

/// A tensor that is learned, with its gradient, both in fp32.
///
/// @param name  by which checkpoints know it
/// @param value changed in place
public record Parameter(String name, NDArray value) {

    public long[] shape() {
        return value.getShape().getShape();
    }

    boolean isMatrix() {
        return value.getShape().dimension() == 2;
    }
}
