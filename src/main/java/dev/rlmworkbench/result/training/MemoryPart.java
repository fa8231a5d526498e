package dev.rlmworkbench.result.training;

/// A part of the memory that a training takes.
///
/// @param what  in words, such as `model, nf4`
/// @param bytes that it takes
public record MemoryPart(String what, long bytes) {}
