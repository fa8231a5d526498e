package dev.rlmworkbench.gpu;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What the system tells of one process and of the machine at one moment. A value that it does not tell is absent.
///
/// @param ownBytes       main memory of the process now, without files that it maps, which the system takes back
///                       when it needs them
/// @param totalBytes     main memory of the machine, or what a container or a cluster's job may have of it where less
///                       of that is left
/// @param availableBytes of it that programs can have without swapping
/// @param processLoad    0 to 1: share of all processors that the process had since the reading before
/// @param hostLoad       0 to 1: share of all processors that all programs had
/// @param celsius        of the processor
public record HostReading(
        OptionalLong ownBytes,
        OptionalLong totalBytes,
        OptionalLong availableBytes,
        OptionalDouble processLoad,
        OptionalDouble hostLoad,
        OptionalDouble celsius) {}
