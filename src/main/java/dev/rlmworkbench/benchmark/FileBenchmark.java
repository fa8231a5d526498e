package dev.rlmworkbench.benchmark;

import java.nio.file.Path;

/// A benchmark whose tasks stand in a file that the user names.
public non-sealed interface FileBenchmark extends Benchmark {

    /// A row that cannot be used is left out, and a notice names file, line and field; the others count.
    ///
    /// @throws IllegalArgumentException one sentence naming the file and what is wrong, where it holds no task at
    ///                                  all
    FileTasks tasks(Path file);
}
