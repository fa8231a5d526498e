package dev.rlmworkbench.transformer.weights;

/// Numbers in a row, read in parts, from several threads at once.
@FunctionalInterface
public interface FloatReader {

    /// @param from  the first number that is wanted
    /// @param into  where it goes, from the beginning on
    /// @param count how many
    void read(int from, float[] into, int count);
}
