package dev.rlmworkbench.training.adapter;

/// The two matrices of an adapted module, row by row and without the scale.
///
/// @param rank rows of A and columns of B
/// @param a    [rank, inputs]
/// @param b    [outputs, rank]
public record LoraFactors(int rank, float[] a, float[] b) {

    public LoraFactors {
        if (rank < 1 || a.length % rank != 0 || b.length % rank != 0) {
            throw new IllegalArgumentException(
                    a.length + " and " + b.length + " numbers are no matrices of rank " + rank);
        }
    }

    public int inputs() {
        return a.length / rank;
    }

    public int outputs() {
        return b.length / rank;
    }
}
