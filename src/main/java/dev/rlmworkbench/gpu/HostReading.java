package dev.rlmworkbench.gpu;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What the system tells of one process and of the machine at one moment. A value that it does not tell is absent.
///
/// @param residentBytes     main memory of the process now, files that it maps among it
/// @param peakResidentBytes the most since it began
/// @param totalBytes        main memory of the machine
/// @param availableBytes    of it that programs can have without swapping
/// @param processLoad       0 to 1: share of all processors that the process had since the reading before
/// @param hostLoad          0 to 1: share of all processors that all programs had
/// @param celsius           of the processor
public record HostReading(
        OptionalLong residentBytes,
        OptionalLong peakResidentBytes,
        OptionalLong totalBytes,
        OptionalLong availableBytes,
        OptionalDouble processLoad,
        OptionalDouble hostLoad,
        OptionalDouble celsius) {}
