package dev.rlmworkbench.experiment.manifest;

import java.util.Optional;

/// Memory of this machine's GPUs together, as their driver's tool tells it.
///
/// @param usedBytes  by all programs
/// @param totalBytes more than 0
public record GpuMemory(long usedBytes, long totalBytes) {

    private static final long MEBIBYTE = 1L << 20;

    /// Starts a small program, so not on a thread that must not wait. Empty where there is no GPU or it does not tell.
    public static Optional<GpuMemory> now() {
        var lines = HostMachine.output(
                "nvidia-smi", "--query-gpu=memory.used,memory.total", "--format=csv,noheader,nounits");
        return lines == null ? Optional.empty() : parse(lines);
    }

    /// @param lines `used, total` in MiB, one line a GPU; a GPU that does not tell has words in their place
    static Optional<GpuMemory> parse(String lines) {
        long used = 0;
        long total = 0;
        for (var line : lines.lines().toList()) {
            var numbers = line.split(",");
            try {
                used += Long.parseLong(numbers[0].strip()) * MEBIBYTE;
                total += Long.parseLong(numbers[1].strip()) * MEBIBYTE;
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
                return Optional.empty();
            }
        }
        return total == 0 ? Optional.empty() : Optional.of(new GpuMemory(used, total));
    }
}
