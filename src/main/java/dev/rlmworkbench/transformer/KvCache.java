package dev.rlmworkbench.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/// Keys and values of the tokens that a decoder has read, for one or more rows of equal length: a row that is shorter
/// begins with empty columns. The memory is reserved ahead and doubles when it is full.
///
/// Made and changed by [Decoder] only, on one thread at a time.
public final class KvCache implements AutoCloseable {

    private final NDManager memory;
    private final int[] padding;
    private final NDArray paddingTensor;
    private final boolean padded;
    private NDArray tensor;
    private int capacity;
    private int length;

    /// @param padding of each row: how many columns at its beginning are empty
    KvCache(NDManager memory, NDArray tensor, int capacity, int length, int[] padding) {
        this.memory = memory;
        this.tensor = tensor;
        this.capacity = capacity;
        this.length = length;
        this.padding = padding.clone();
        var wide = new long[padding.length];
        boolean any = false;
        for (int i = 0; i < wide.length; i++) {
            wide[i] = padding[i];
            any |= padding[i] > 0;
        }
        this.paddingTensor = memory.create(wide);
        this.padded = any;
    }

    public int rows() {
        return padding.length;
    }

    /// Columns in use, the empty ones of short rows among them.
    public int length() {
        return length;
    }

    /// Tokens that a row holds.
    public int tokens(int row) {
        return length - padding[row];
    }

    /// Forgets what a single row read behind its first tokens.
    public void cutTo(int tokens) {
        if (rows() != 1 || tokens < 0 || tokens > length) {
            throw new IllegalArgumentException(
                    "a cache of " + rows() + " rows and " + length + " columns cannot be cut to " + tokens);
        }
        length = tokens;
    }

    public int capacity() {
        return capacity;
    }

    int padding(int row) {
        return padding[row];
    }

    boolean padded() {
        return padded;
    }

    NDManager memory() {
        return memory;
    }

    NDArray tensor() {
        return tensor;
    }

    NDArray paddingTensor() {
        return paddingTensor;
    }

    void advance(int columns) {
        length += columns;
    }

    void replace(NDArray larger, int columns) {
        tensor.close();
        tensor = larger;
        capacity = columns;
    }

    @Override
    public void close() {
        memory.close();
    }
}
