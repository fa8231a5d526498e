package dev.rlmworkbench.benchmark;

import java.nio.file.Path;
import java.util.List;

/// A benchmark whose tasks stand in a file that the user names.
public non-sealed interface FileBenchmark extends Benchmark {

    /// @throws IllegalArgumentException one sentence naming the file, the line and what is wrong there
    List<TaskSpec> tasks(Path file);
}
