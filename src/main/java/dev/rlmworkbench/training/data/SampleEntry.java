package dev.rlmworkbench.training.data;

import java.util.List;

/// A sample of a data set on disk, as far as it is known without its tokens.
///
/// @param place      of its first byte in its file
/// @param line       from 1
/// @param validation whether it is kept for validation
/// @param tokens     that it has
/// @param supervised tokens that are learned
/// @param turns      that are learned, 0 for a sub-call
public record SampleEntry(
        long place,
        int line,
        boolean validation,
        int tokens,
        int supervised,
        List<Integer> turns,
        Sample.Origin origin) {}
