package dev.rlmworkbench.document;

/// Hears how the reading goes on.
@FunctionalInterface
public interface ReadingListener {

    ReadingListener NONE = (name, number, total) -> {};

    /// A file is about to be read.
    ///
    /// @param number of it, from 1
    void reading(String name, int number, int total);
}
