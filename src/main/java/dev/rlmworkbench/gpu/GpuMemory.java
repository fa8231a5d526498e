package dev.rlmworkbench.gpu;

import java.util.OptionalLong;

/// Memory of one GPU in bytes. A part that the driver does not report is absent.
///
/// @param used     by programs, without what the driver keeps for itself where `reserved` is told, with it where not
/// @param reserved by the driver
public record GpuMemory(OptionalLong total, OptionalLong used, OptionalLong free, OptionalLong reserved) {

    public static final GpuMemory NOT_REPORTED =
            new GpuMemory(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
}
