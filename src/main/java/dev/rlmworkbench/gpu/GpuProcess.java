package dev.rlmworkbench.gpu;

import java.util.Optional;
import java.util.OptionalLong;

/// A program that has a GPU open.
///
/// @param name  of its file, absent where the system does not tell it
/// @param bytes of the GPU's memory; drivers of Windows and of WSL do not report them
public record GpuProcess(long pid, Optional<String> name, OptionalLong bytes) {}
