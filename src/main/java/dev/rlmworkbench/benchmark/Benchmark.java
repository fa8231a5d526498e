package dev.rlmworkbench.benchmark;

/// A set of tasks under one name. Everything that shows or runs benchmarks (spec files, the command line, the window,
/// summaries) knows them through this type and [Benchmarks]; none is named elsewhere as a choice.
public sealed interface Benchmark permits GeneratedBenchmark, FileBenchmark {

    /// As in spec and result files, such as `niah`: lower-case letters, digits and underscores.
    String name();

    /// As people call it, such as `Needle in a haystack`.
    String title();

    /// One sentence without a full stop: what is asked about what kind of text.
    String description();
}
